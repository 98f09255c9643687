/** Reads and the files they come from. */
@NullMarked
package org.iolaus.genomics.read;

import org.jspecify.annotations.NullMarked;
