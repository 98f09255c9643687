/** Correctors that are programs of their own: how they are called, and how what they write is brought back to the reads they were given. */
@NullMarked
package org.iolaus.correction.correct.external;

import org.jspecify.annotations.NullMarked;
