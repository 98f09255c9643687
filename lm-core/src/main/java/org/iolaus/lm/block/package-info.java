/** What every layer is made of: named parameters, one forward pass, the small trainable parts. */
@NullMarked
package org.iolaus.lm.block;

import org.jspecify.annotations.NullMarked;
