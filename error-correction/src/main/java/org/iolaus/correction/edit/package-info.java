/** What a correction changed, how sure that is, and what of it is delivered. */
@NullMarked
package org.iolaus.correction.edit;

import org.jspecify.annotations.NullMarked;
