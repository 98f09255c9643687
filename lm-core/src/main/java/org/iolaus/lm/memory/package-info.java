/** What k-mer counts remember of the contexts of a sequence, as numbers for a network. */
@NullMarked
package org.iolaus.lm.memory;

import org.jspecify.annotations.NullMarked;
