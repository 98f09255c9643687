/** Output heads: from hidden states to the probabilities of tokens. */
@NullMarked
package org.iolaus.lm.head;

import org.jspecify.annotations.NullMarked;
