package org.iolaus.pipeline.run;

import java.util.List;
import org.iolaus.genomics.read.WritingProgram;
import org.iolaus.pipeline.report.Version;

/** What output files say of this program. */
final class WrittenBy {

    private WrittenBy() {}

    static WritingProgram iolaus(List<String> commandLine) {
        return new WritingProgram(Version.current(), String.join(" ", commandLine));
    }
}
