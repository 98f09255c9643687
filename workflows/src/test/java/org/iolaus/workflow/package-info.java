/** Tests of the Nextflow workflow: its files, and runs of it with the built distribution. */
@NullMarked
package org.iolaus.workflow;

import org.jspecify.annotations.NullMarked;
