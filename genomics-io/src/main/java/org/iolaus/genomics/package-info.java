/** Reads in and out, k-mers and their counts, simulation: the parts of Iolaus that know file formats. */
@NullMarked
package org.iolaus.genomics;

import org.jspecify.annotations.NullMarked;
