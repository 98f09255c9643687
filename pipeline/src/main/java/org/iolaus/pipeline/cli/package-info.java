/** The command line: one command a file, each of which only parses and prints. The only package that knows Picocli. */
@NullMarked
package org.iolaus.pipeline.cli;

import org.jspecify.annotations.NullMarked;
