/** Reads with known truth. */
@NullMarked
package org.iolaus.genomics.simulate;

import org.jspecify.annotations.NullMarked;
