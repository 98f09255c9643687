/** Training: batches, the optimizer, the loop, checkpoints. */
@NullMarked
package org.iolaus.lm.train;

import org.jspecify.annotations.NullMarked;
