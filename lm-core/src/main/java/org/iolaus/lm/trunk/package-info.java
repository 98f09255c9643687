/** Trunks: how layers are put together. */
@NullMarked
package org.iolaus.lm.trunk;

import org.jspecify.annotations.NullMarked;
