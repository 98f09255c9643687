/** The count model: a k-mer spectrum is an n-gram model of the reads. */
@NullMarked
package org.iolaus.lm.count;

import org.jspecify.annotations.NullMarked;
