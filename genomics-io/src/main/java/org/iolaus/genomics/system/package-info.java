/** What the operating system holds for a run and must not keep: half-written files, temporary folders, processes. */
@NullMarked
package org.iolaus.genomics.system;

import org.jspecify.annotations.NullMarked;
