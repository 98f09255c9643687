/** Reads made from known genomes, with the exact truth of every base. */
@NullMarked
package org.iolaus.genomics.simulate;

import org.jspecify.annotations.NullMarked;
