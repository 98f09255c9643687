/** Channel mixers: what works on every position by itself. */
@NullMarked
package org.iolaus.lm.channel;

import org.jspecify.annotations.NullMarked;
