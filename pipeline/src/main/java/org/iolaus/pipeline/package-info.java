/** The program: command line, runs and reports. */
@NullMarked
package org.iolaus.pipeline;

import org.jspecify.annotations.NullMarked;
