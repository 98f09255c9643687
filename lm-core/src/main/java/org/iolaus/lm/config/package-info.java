/** What a model is made of and how it is trained, as records that are written as strict YAML. */
@NullMarked
package org.iolaus.lm.config;

import org.jspecify.annotations.NullMarked;
