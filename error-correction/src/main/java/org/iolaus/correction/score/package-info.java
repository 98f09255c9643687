/** How good corrected reads are, judged without knowing the truth. */
@NullMarked
package org.iolaus.correction.score;

import org.jspecify.annotations.NullMarked;
