/** Language models of DNA. */
@NullMarked
package org.iolaus.lm;

import org.jspecify.annotations.NullMarked;
