/** Correctors of reads. */
@NullMarked
package org.iolaus.correction.correct;

import org.jspecify.annotations.NullMarked;
