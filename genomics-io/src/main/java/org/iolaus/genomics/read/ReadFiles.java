package org.iolaus.genomics.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens reads and makes the files for corrected ones. Format and compression come from the content of a file, never from its name. */
public final class ReadFiles {

    private ReadFiles() {}

    /**
     * Opens the reads, from the first one. May be called any number of times.
     *
     * @param input which files
     * @return a source that the caller closes
     * @throws org.iolaus.genomics.UserException where a file cannot be read, is no file of reads, or hides its quality encoding
     */
    public static ReadSource open(ReadInput input) {
        List<InputFile> files = files(input);
        QualityEncoding encoding = encoding(input, files);
        RecordReader first = reader(files.get(0), encoding);
        if (input.interleaved()) {
            return TextSource.interleaved(first);
        }
        if (files.size() == 1) {
            return TextSource.single(first);
        }
        try {
            return TextSource.paired(first, reader(files.get(1), encoding));
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /**
     * Makes the files for reads that came from an input, each in the format, compression and quality encoding of the input file at
     * the same place. Gzip is written as BGZF. One output for two input files gets the mates in turn.
     *
     * @param input where the reads come from
     * @param outputs one path for each file of the input, or one
     * @return a sink that the caller commits and closes
     * @throws org.iolaus.genomics.UserException where an output is an input or cannot be written
     */
    public static ReadSink create(ReadInput input, Path... outputs) {
        List<InputFile> files = files(input);
        if (outputs.length != 1 && outputs.length != files.size()) {
            throw new IllegalArgumentException(
                    "there are " + files.size() + " input files and " + outputs.length + " outputs");
        }
        QualityEncoding encoding = encoding(input, files);
        List<OutputFile> opened = new ArrayList<>();
        try {
            for (int i = 0; i < outputs.length; i++) {
                OutputFile.refuseInputs(outputs[i], files);
                opened.add(OutputFile.create(outputs[i], files.get(i).compression()));
            }
        } catch (RuntimeException e) {
            opened.forEach(OutputFile::close);
            throw e;
        }
        return new TextSink(opened, files.get(0).format(), encoding);
    }

    /**
     * Makes gzipped FASTQ files for reads that come from no file, with Phred scores plus 33.
     *
     * @param outputs one file, which gets mates in turn, or two
     * @return a sink that the caller commits and closes
     * @throws org.iolaus.genomics.UserException where an output cannot be written
     */
    public static ReadSink createFastq(Path... outputs) {
        return create(ReadFormat.FASTQ, outputs);
    }

    /**
     * Makes gzipped FASTA files for reads that come from no file.
     *
     * @param outputs one file, which gets mates in turn, or two
     * @return a sink that the caller commits and closes
     * @throws org.iolaus.genomics.UserException where an output cannot be written
     */
    public static ReadSink createFasta(Path... outputs) {
        return create(ReadFormat.FASTA, outputs);
    }

    private static ReadSink create(ReadFormat format, Path... outputs) {
        List<OutputFile> opened = new ArrayList<>();
        try {
            for (Path output : outputs) {
                opened.add(OutputFile.create(output, Compression.BGZF));
            }
        } catch (RuntimeException e) {
            opened.forEach(OutputFile::close);
            throw e;
        }
        return new TextSink(opened, format, QualityEncoding.PHRED_33);
    }

    private static List<InputFile> files(ReadInput input) {
        List<InputFile> files = new ArrayList<>();
        files.add(InputFile.of(input.first()));
        input.second().ifPresent(second -> files.add(InputFile.of(second)));
        ReadFormat format = files.get(0).format();
        for (InputFile file : files) {
            if (file.format() != format) {
                throw new InputFormatException(
                        file.shownName(),
                        0,
                        "",
                        "is " + file.format() + " but " + files.get(0).shownName() + " is " + format
                                + "; mates must have one format");
            }
        }
        return files;
    }

    private static QualityEncoding encoding(ReadInput input, List<InputFile> files) {
        return switch (input.qualities()) {
            case PHRED_33 -> QualityEncoding.PHRED_33;
            case PHRED_64 -> QualityEncoding.PHRED_64;
            case SOLEXA -> QualityEncoding.SOLEXA;
            case AUTO ->
                files.get(0).format() == ReadFormat.FASTQ ? QualityDetector.detect(files) : QualityEncoding.PHRED_33;
        };
    }

    private static RecordReader reader(InputFile file, QualityEncoding encoding) {
        return switch (file.format()) {
            case FASTQ -> new FastqReader(file.shownName(), file.open(), encoding);
            case FASTA -> new FastaReader(file.shownName(), file.open());
            case SAM, BAM, CRAM ->
                throw new InputFormatException(
                        file.shownName(), 0, "", "is " + file.format() + ", which cannot be read yet");
        };
    }
}
