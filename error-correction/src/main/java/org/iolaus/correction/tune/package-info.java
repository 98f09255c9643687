/** Tries correctors on a sample, judges them, and says which to use, or none. */
@NullMarked
package org.iolaus.correction.tune;

import org.jspecify.annotations.NullMarked;
