/** Sequence mixers: what lets a position learn from other positions. One architecture, one file. */
@NullMarked
package org.iolaus.lm.mixer;

import org.jspecify.annotations.NullMarked;
