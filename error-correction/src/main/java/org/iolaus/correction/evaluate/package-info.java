/** How good a correction is, by the truth of simulated reads or by a reference. */
@NullMarked
package org.iolaus.correction.evaluate;

import org.jspecify.annotations.NullMarked;
