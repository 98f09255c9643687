package org.iolaus.correction.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;

/**
 * Goes through the reads of files one by one. Two files are read one after the other, not side by side: a corrector may have dropped
 * reads from either.
 */
final class Mates {

    private Mates() {}

    /** Takes one read; the mate is 1 or 2 where it is known, else 0. */
    @FunctionalInterface
    interface Consumer {
        void accept(Read read, int mate);
    }

    static void forEach(ReadInput input, Consumer consumer) {
        if (input.second().isEmpty()) {
            forEachInFile(input.first(), input.interleaved(), 0, consumer);
            return;
        }
        List<Path> files = Stream.of(Optional.of(input.first()), input.second())
                .flatMap(Optional::stream)
                .toList();
        for (int i = 0; i < files.size(); i++) {
            forEachInFile(files.get(i), false, i + 1, consumer);
        }
    }

    private static void forEachInFile(Path file, boolean interleaved, int mateOfSingle, Consumer consumer) {
        // Scores play no part here, so no file is refused because its encoding could be one or another.
        ReadInput input = new ReadInput(file, Optional.empty(), interleaved, QualityEncoding.Choice.PHRED_33);
        try (ReadSource source = ReadFiles.open(input)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                Read second = pair.second();
                consumer.accept(pair.first(), second == null ? mateOfSingle : 1);
                if (second != null) {
                    consumer.accept(second, 2);
                }
            }
        }
    }
}
