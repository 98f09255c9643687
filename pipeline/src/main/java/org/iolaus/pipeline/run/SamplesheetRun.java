package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;

/** Checks a table of samples and the beginning of their reads, before anything is started on them. */
public final class SamplesheetRun {

    /** So many fragments of each sample are read: enough to see what the files are and whether mates are in step. */
    static final int PROBED_FRAGMENTS = 1000;

    private SamplesheetRun() {}

    /**
     * Checks.
     *
     * @param file the table
     * @param reads whether to look into the reads too
     * @return the table with every column, tabs between them and absolute paths; the first line is the header
     * @throws UserException where the table or the beginning of a sample's reads is at fault
     */
    public static List<String> run(Path file, boolean reads) {
        List<Samplesheet.Sample> samples = Samplesheet.read(file);
        List<String> lines = new ArrayList<>();
        lines.add(Arrays.stream(SamplesheetColumn.values())
                .map(SamplesheetColumn::label)
                .collect(Collectors.joining("\t")));
        for (Samplesheet.Sample sample : samples) {
            if (reads) {
                probe(file, sample);
            }
            lines.add(Arrays.stream(SamplesheetColumn.values())
                    .map(column -> sample.value(column).orElse(""))
                    .collect(Collectors.joining("\t")));
        }
        return lines;
    }

    private static void probe(Path file, Samplesheet.Sample sample) {
        Optional<Path> first = sample.file(SamplesheetColumn.FASTQ_1).or(() -> sample.file(SamplesheetColumn.BAM));
        Optional<Path> second = sample.file(SamplesheetColumn.FASTQ_2);
        boolean elsewhere = sample.value(SamplesheetColumn.FASTQ_2).isPresent() && second.isEmpty();
        if (first.isEmpty() || elsewhere) {
            return;
        }
        try {
            // Any encoding tells whether the files are in step, and this one is not looked for in the reads.
            ReadInput input = new ReadInput(first.get(), second, false, QualityEncoding.Choice.PHRED_33);
            try (ReadSource source = ReadFiles.open(input)) {
                int fragments = 0;
                ReadPair pair = source.next();
                while (pair != null && fragments < PROBED_FRAGMENTS) {
                    pair = source.next();
                    fragments++;
                }
            }
        } catch (UserException e) {
            throw new UserException(file + ": line " + sample.line() + ": " + e.getMessage(), e);
        }
    }
}
