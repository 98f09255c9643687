/** The engine that computes, the device it computes on, and how much memory that has. */
@NullMarked
package org.iolaus.lm.device;

import org.jspecify.annotations.NullMarked;
