/** What a run leaves behind: tables, a report for machines, and where the results came from. */
@NullMarked
package org.iolaus.pipeline.report;

import org.jspecify.annotations.NullMarked;
