package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.CorrectedName;
import org.iolaus.genomics.read.ReadInput;

/** The files of an input and where their corrected reads go. */
final class InputFiles {

    private InputFiles() {}

    /** The one or two files. */
    static List<Path> of(ReadInput input) {
        return Stream.concat(Stream.of(input.first()), input.second().stream()).toList();
    }

    /**
     * One file of corrected reads for each file of the input, or standard output for all of them.
     *
     * @throws UserException where both would have one name
     */
    static List<Path> corrected(ReadInput input, OutputDirectory directory) {
        if (directory.isStandardOutput()) {
            return List.of(Path.of("-"));
        }
        List<String> names = of(input).stream().map(CorrectedName::of).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new UserException(input.first() + " and " + input.second().orElseThrow()
                    + ": the corrected reads of both would be called " + names.get(0) + "; rename one of them");
        }
        return names.stream().map(directory::resolve).toList();
    }
}
