package org.iolaus.pipeline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.QualityEncoding;
import org.iolaus.genomics.read.ReadInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** Which reads go in: one file or two, and how they are to be understood. */
final class ReadOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "READS",
            description =
                    "FASTQ, FASTA, SAM, BAM or CRAM, plain or compressed; - is standard input. Two files are mates 1 and 2.")
    private List<Path> files = List.of();

    @Option(names = "--interleaved", description = "The one file holds both mates in turn.")
    private boolean interleaved;

    @Option(
            names = "--qualities",
            paramLabel = "ENCODING",
            defaultValue = "auto",
            converter = EncodingConverter.class,
            description = "How quality letters are to be read: auto, 33, 64 or solexa (default: ${DEFAULT-VALUE}).")
    private QualityEncoding.Choice qualities = QualityEncoding.Choice.AUTO;

    /**
     * The reads the user named.
     *
     * @throws UserException where a file cannot be read
     * @throws ParameterException where the options contradict each other
     */
    ReadInput input() {
        return input(files);
    }

    /** Other files with reads like these. */
    ReadInput input(List<Path> paths) {
        if (interleaved && paths.size() == 2) {
            throw new ParameterException(
                    spec.commandLine(), "--interleaved means one file with both mates; two files were given");
        }
        paths.forEach(ReadOptions::checkReadable);
        Optional<Path> second = paths.size() == 2 ? Optional.of(paths.get(1)) : Optional.empty();
        if (second.isPresent() && paths.get(0).equals(second.get())) {
            throw new ParameterException(spec.commandLine(), "the same file was given for both mates: " + paths.get(0));
        }
        return new ReadInput(paths.get(0), second, interleaved, qualities);
    }

    /**
     * Refuses a file that is not there or not to be read.
     *
     * @param file a file, or {@code -}
     * @throws UserException where it cannot be read
     */
    static void checkReadable(Path file) {
        if (isStandardInput(file)) {
            return;
        }
        if (!Files.exists(file)) {
            throw new UserException(file + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new UserException(file + ": is a directory, not a file");
        }
        if (!Files.isReadable(file)) {
            throw new UserException(file + ": may not be read; check its permissions");
        }
    }

    static boolean isStandardInput(@Nullable Path file) {
        return file != null && file.toString().equals("-");
    }

    /** The words of {@code --qualities}. */
    static final class EncodingConverter implements ITypeConverter<QualityEncoding.Choice> {
        @Override
        public QualityEncoding.Choice convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "auto" -> QualityEncoding.Choice.AUTO;
                case "33" -> QualityEncoding.Choice.PHRED_33;
                case "64" -> QualityEncoding.Choice.PHRED_64;
                case "solexa" -> QualityEncoding.Choice.SOLEXA;
                default -> throw new TypeConversionException("must be auto, 33, 64 or solexa, was '" + text + "'");
            };
        }
    }
}
