/** Arithmetic that several architectures share. */
@NullMarked
package org.iolaus.lm.primitive;

import org.jspecify.annotations.NullMarked;
