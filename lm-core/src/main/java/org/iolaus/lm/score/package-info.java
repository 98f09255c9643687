/** What every language model of reads can be asked, and the figures made of the answers. */
@NullMarked
package org.iolaus.lm.score;

import org.jspecify.annotations.NullMarked;
