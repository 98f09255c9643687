/** The language model, and how it is kept in files. */
@NullMarked
package org.iolaus.lm.model;

import org.jspecify.annotations.NullMarked;
