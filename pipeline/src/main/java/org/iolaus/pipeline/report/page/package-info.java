/** Reports for people: one HTML file each, which needs nothing beside itself. */
@NullMarked
package org.iolaus.pipeline.report.page;

import org.jspecify.annotations.NullMarked;
