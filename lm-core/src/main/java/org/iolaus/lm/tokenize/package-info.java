/** Bases to tokens and back. */
@NullMarked
package org.iolaus.lm.tokenize;

import org.jspecify.annotations.NullMarked;
