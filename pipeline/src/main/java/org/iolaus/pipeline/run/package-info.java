/** The use cases: one a file, without a command line. */
@NullMarked
package org.iolaus.pipeline.run;

import org.jspecify.annotations.NullMarked;
