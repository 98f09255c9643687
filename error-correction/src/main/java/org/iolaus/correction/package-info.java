/** Correctors, how they are judged and tuned, and their evaluation against the truth. */
@NullMarked
package org.iolaus.correction;

import org.jspecify.annotations.NullMarked;
