package org.iolaus.pipeline.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSink;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.simulate.Genome;
import org.iolaus.genomics.simulate.ReadSimulator;
import org.iolaus.genomics.simulate.SequencingError;
import org.iolaus.genomics.simulate.SimulatedFragment;
import org.iolaus.genomics.simulate.SimulatedRead;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;

/** Makes reads from genomes and writes them with their exact truth. */
public final class SimulationRun {

    private final Settings settings;
    private final OutputDirectory directory;
    private final Progress progress;
    private long reads;
    private long bases;
    private long errors;

    private SimulationRun(Settings settings, OutputDirectory directory, Progress progress) {
        this.settings = settings;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * What is simulated.
     *
     * @param genomes FASTA files, one a genome
     * @param shares each genome's part of the coverage, relative to the others; as many as genomes
     * @param reads how the reads are made; their name is the first part of the files' names
     * @param commandLine the words the user typed
     */
    public record Settings(
            List<Path> genomes, List<Double> shares, ReadSimulator.Settings reads, List<String> commandLine) {

        /** Checks that every genome has a share. */
        public Settings {
            if (genomes.size() != shares.size()) {
                throw new IllegalArgumentException("there must be one share a genome; there are " + genomes.size()
                        + " genomes and " + shares.size() + " shares");
            }
            genomes = List.copyOf(genomes);
            shares = List.copyOf(shares);
            commandLine = List.copyOf(commandLine);
        }

        List<String> readFiles() {
            return reads.paired()
                    ? List.of(reads.name() + "_R1.fastq.gz", reads.name() + "_R2.fastq.gz")
                    : List.of(reads.name() + ".fastq.gz");
        }

        String truthFile() {
            return reads.name() + ".truth.fasta.gz";
        }

        String errorsFile() {
            return reads.name() + ".errors.tsv";
        }
    }

    /**
     * What was made.
     *
     * @param files the files' names: reads, truth, errors
     * @param reads how many reads
     * @param bases how many bases they have
     * @param errors how many differences from the truth, insertions and deletions included
     */
    public record Result(List<String> files, long reads, long bases, long errors) {

        /** Takes a copy of the names. */
        public Result {
            files = List.copyOf(files);
        }
    }

    /**
     * Simulates and writes.
     *
     * @param settings what
     * @param directory where to
     * @param progress is told
     * @return what was made
     * @throws org.iolaus.genomics.UserException where a genome cannot be read or no reads can be made of it
     */
    public static Result run(Settings settings, OutputDirectory directory, Progress progress) {
        return new SimulationRun(settings, directory, progress).run();
    }

    private Result run() {
        Provenance provenance =
                Provenance.of(settings.commandLine(), settings.reads().seed(), 1, settings.genomes());
        ReadSimulator simulator = new ReadSimulator(genomes(), settings.reads());
        try (ReadSink readSink = ReadFiles.createFastq(directory.resolveAll(settings.readFiles()));
                ReadSink truthSink = ReadFiles.createFasta(directory.resolve(settings.truthFile()))) {
            directory.write(settings.errorsFile(), out -> writeAll(simulator, readSink, truthSink, out));
            readSink.commit();
            truthSink.commit();
        }
        List<String> files = Stream.concat(
                        settings.readFiles().stream(), Stream.of(settings.truthFile(), settings.errorsFile()))
                .toList();
        Result result = new Result(files, reads, bases, errors);
        directory.write("report.json", out -> Json.write(new RunReport<>("simulate", provenance, result), out));
        return result;
    }

    private List<Genome> genomes() {
        List<Genome> genomes = new ArrayList<>();
        for (int i = 0; i < settings.genomes().size(); i++) {
            Path file = settings.genomes().get(i);
            String name = String.valueOf(file.getFileName()).replaceFirst("(\\.(fa|fna|fasta))?(\\.gz)?$", "");
            genomes.add(Genome.of(name, records(file), settings.shares().get(i)));
        }
        return genomes;
    }

    private static List<Read> records(Path file) {
        List<Read> records = new ArrayList<>();
        try (ReadSource source = ReadFiles.open(ReadInput.single(file))) {
            for (ReadPair record = source.next(); record != null; record = source.next()) {
                records.add(record.first());
            }
        }
        return records;
    }

    private void writeAll(ReadSimulator simulator, ReadSink readSink, ReadSink truthSink, OutputStream errorsOut)
            throws IOException {
        Writer table = new BufferedWriter(new OutputStreamWriter(errorsOut, StandardCharsets.UTF_8));
        table.write("read\tposition\tkind\ttruth\tread_base\n");
        try (Progress.Step step = progress.step("simulating", "fragments", simulator.fragments())) {
            for (SimulatedFragment fragment = simulator.next(); fragment != null; fragment = simulator.next()) {
                readSink.write(fragment.reads());
                truthSink.write(truth(fragment));
                writeErrors(fragment.first(), table);
                if (fragment.second() != null) {
                    writeErrors(fragment.second(), table);
                }
                step.advance(1);
            }
        }
        table.flush();
    }

    private static ReadPair truth(SimulatedFragment fragment) {
        SimulatedRead second = fragment.second();
        return new ReadPair(fragment.first().truthRecord(), second == null ? null : second.truthRecord());
    }

    private void writeErrors(SimulatedRead read, Writer table) throws IOException {
        reads++;
        bases += read.read().length();
        errors += read.errors().size();
        for (SequencingError error : read.errors()) {
            table.write(read.read().name() + "\t" + (error.position() + 1) + "\t"
                    + error.kind().name().toLowerCase(Locale.ROOT) + "\t" + error.truth() + "\t" + error.read() + "\n");
        }
    }
}
