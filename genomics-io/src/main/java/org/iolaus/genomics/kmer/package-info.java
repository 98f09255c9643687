/** K-mers, their counts and what the counts say of the genome. */
@NullMarked
package org.iolaus.genomics.kmer;

import org.jspecify.annotations.NullMarked;
