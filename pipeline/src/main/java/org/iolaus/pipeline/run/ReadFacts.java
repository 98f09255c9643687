package org.iolaus.pipeline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.kmer.KmerHistogram;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.pipeline.report.Provenance;

/**
 * What the first passes over all reads tell, for processes that see only a part of them.
 *
 * @param inputs the files of reads
 * @param interleaved whether the only file holds both mates in turn
 * @param qualities how quality letters are to be read
 * @param sampleBases how many bases the sample was to have
 * @param seed of the sample
 * @param survey the first pass, with the sample and the quality cut that suits the depth
 * @param histogram of the k-mers
 * @param warnings what the user was warned of
 */
record ReadFacts(
        List<Provenance.Input> inputs,
        boolean interleaved,
        QualityEncoding.Choice qualities,
        long sampleBases,
        long seed,
        ReadSurvey survey,
        KmerHistogram histogram,
        List<String> warnings) {

    ReadFacts {
        inputs = List.copyOf(inputs);
        warnings = List.copyOf(warnings);
    }

    /** The input as it was named when the facts were found. */
    ReadInput input() {
        List<Path> files = inputs.stream().map(file -> Path.of(file.file())).toList();
        return input(files);
    }

    /** The reads as they are named now, or, where they are not, as they were then. */
    ReadInput inputOr(Optional<ReadInput> named) {
        return named.map(this::inputNamed).orElseGet(this::input);
    }

    /**
     * The same reads in files of perhaps other names.
     *
     * @param named the files as the user names them now
     * @throws UserException where they cannot be the same
     */
    ReadInput inputNamed(ReadInput named) {
        List<Path> files = InputFiles.of(named);
        if (files.size() != inputs.size()) {
            throw new UserException(named.first() + ": " + count(files.size()) + " given, " + count(inputs.size())
                    + " what the survey is of");
        }
        for (int i = 0; i < files.size(); i++) {
            long bytes = size(files.get(i));
            if (bytes != inputs.get(i).bytes()) {
                throw new UserException(files.get(i) + ": has " + bytes + " bytes, the survey is of "
                        + inputs.get(i).file() + " with " + inputs.get(i).bytes() + "; it is another file");
            }
        }
        return ReadFiles.decided(input(files));
    }

    private ReadInput input(List<Path> files) {
        return new ReadInput(
                files.get(0), files.size() > 1 ? Optional.of(files.get(1)) : Optional.empty(), interleaved, qualities);
    }

    private static String count(int files) {
        return files == 1 ? "1 file is" : files + " files are";
    }

    private static long size(Path file) {
        try {
            return Files.size(ReadFiles.onDisk(file));
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
