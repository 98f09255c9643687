package org.iolaus.genomics.read;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iolaus.genomics.UserException;

/** Opens reads and makes the files for corrected ones. Format and compression come from the content of a file, never from its name. */
public final class ReadFiles {

    private ReadFiles() {}

    /**
     * Opens the reads, from the first one. May be called any number of times.
     *
     * @param input which files
     * @return a source that the caller closes
     * @throws UserException where a file cannot be read, is no file of reads, or hides its quality encoding
     */
    public static ReadSource open(ReadInput input) {
        List<InputFile> files = files(input);
        if (!files.get(0).format().isText()) {
            return new AlignmentSource(files.get(0));
        }
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
     * Says what the reads are written in.
     *
     * @param input which files
     * @return the format of all of them
     * @throws UserException where a file cannot be read or is no file of reads
     */
    public static ReadFormat format(ReadInput input) {
        return files(input).get(0).format();
    }

    /**
     * The same input with its quality encoding found, so that later passes need not look for it again (that can take a pass of its own),
     * and with what tells whether a file has changed: such a file is refused by later passes, and by the sink before it delivers.
     *
     * @param input which files
     * @return the input, with another choice than AUTO where the files are FASTQ
     * @throws UserException where a file cannot be read, is no file of reads, or hides its quality encoding
     */
    public static ReadInput decided(ReadInput input) {
        List<InputFile> files = files(input);
        List<FileStamp> stamps = files.stream().map(InputFile::stamp).toList();
        QualityEncoding.Choice choice = files.get(0).format() == ReadFormat.FASTQ
                ? QualityEncoding.Choice.valueOf(encoding(input, files).name())
                : input.qualities();
        return new ReadInput(input.first(), input.second(), input.interleaved(), choice, stamps);
    }

    /**
     * Makes the files for reads that came from an input, each in the format, compression and quality encoding of the input file at
     * the same place. Gzip is written as BGZF. One output for two input files gets the mates in turn.
     *
     * @param input where the reads come from
     * @param program what an {@code @PG} line says, in the formats that have one
     * @param threads how many pack compressed text, at least 1; the bytes are the same for any number
     * @param outputs one path for each file of the input, or one, which may be {@code -} for standard output
     * @return a sink that the caller commits and closes
     * @throws UserException where an output is an input or cannot be written
     */
    public static ReadSink create(ReadInput input, WritingProgram program, int threads, Path... outputs) {
        List<InputFile> files = files(input);
        if (outputs.length != 1 && outputs.length != files.size()) {
            throw new IllegalArgumentException(
                    "there are " + files.size() + " input files and " + outputs.length + " outputs");
        }
        for (Path output : outputs) {
            OutputFile.refuseInputs(output, files);
        }
        List<OutputFile> opened = new ArrayList<>();
        try {
            for (int i = 0; i < outputs.length; i++) {
                opened.add(OutputFile.create(outputs[i], packing(files.get(i)), threads));
            }
            return sink(input, files, program, opened);
        } catch (RuntimeException e) {
            opened.forEach(OutputFile::close);
            throw e;
        }
    }

    /**
     * Makes the files for reads that came from an input of text; an {@code @PG} line, where the format has one, says no more than the
     * program's name.
     *
     * @param input where the reads come from
     * @param outputs one path for each file of the input, or one
     * @return a sink that the caller commits and closes
     * @throws UserException where an output is an input or cannot be written
     */
    public static ReadSink create(ReadInput input, Path... outputs) {
        return create(input, new WritingProgram("", ""), 1, outputs);
    }

    /**
     * Makes a sink on a stream, such as standard output, with the mates of two files in turn. Format, compression and quality encoding
     * are those of the first file.
     *
     * @param input where the reads come from
     * @param program what an {@code @PG} line says, in the formats that have one
     * @param threads how many pack compressed text, at least 1; the bytes are the same for any number
     * @param output gets the bytes; it is flushed and not closed
     * @return a sink that the caller commits and closes
     */
    public static ReadSink create(ReadInput input, WritingProgram program, int threads, OutputStream output) {
        List<InputFile> files = files(input);
        return sink(input, files, program, List.of(OutputFile.to(output, packing(files.get(0)), threads)));
    }

    private static ReadSink sink(
            ReadInput input, List<InputFile> files, WritingProgram program, List<OutputFile> outputs) {
        ReadFormat format = files.get(0).format();
        ReadSink sink = format.isText()
                ? new TextSink(outputs, format, encoding(input, files))
                : new AlignmentSink(files.get(0), outputs.get(0), program);
        return new UnchangedInputSink(sink, () -> files(input));
    }

    /** BAM and CRAM pack themselves. */
    private static Compression packing(InputFile file) {
        return file.format() == ReadFormat.BAM || file.format() == ReadFormat.CRAM
                ? Compression.NONE
                : file.compression();
    }

    /**
     * Where the bytes of an input lie.
     *
     * @param file a file as the user named it
     * @return the file; for {@code -} and pipes their private copy
     * @throws UserException where a stream cannot be copied
     */
    public static Path onDisk(Path file) {
        return SpooledInput.isStream(file) ? SpooledInput.file(file) : file;
    }

    /**
     * Makes gzipped FASTQ files for reads that come from no file, with Phred scores plus 33.
     *
     * @param outputs one file, which gets mates in turn, or two
     * @return a sink that the caller commits and closes
     * @throws UserException where an output cannot be written
     */
    public static ReadSink createFastq(Path... outputs) {
        return create(ReadFormat.FASTQ, outputs);
    }

    /**
     * Makes gzipped FASTA files for reads that come from no file.
     *
     * @param outputs one file, which gets mates in turn, or two
     * @return a sink that the caller commits and closes
     * @throws UserException where an output cannot be written
     */
    public static ReadSink createFasta(Path... outputs) {
        return create(ReadFormat.FASTA, outputs);
    }

    private static ReadSink create(ReadFormat format, Path... outputs) {
        List<OutputFile> opened = new ArrayList<>();
        try {
            for (Path output : outputs) {
                opened.add(OutputFile.create(output, Compression.BGZF, 1));
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
        for (int i = 0; i < input.stamps().size(); i++) {
            files.get(i).requireUnchanged(input.stamps().get(i));
        }
        ReadFormat format = files.get(0).format();
        if (files.size() > 1 && !format.isText()) {
            throw new UserException(files.get(1).shownName() + ": mates in " + format
                    + " belong into one file, where they are paired by name; give one file");
        }
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
            case SAM, BAM, CRAM -> throw new IllegalArgumentException(file.format() + " is no text of reads");
        };
    }
}
