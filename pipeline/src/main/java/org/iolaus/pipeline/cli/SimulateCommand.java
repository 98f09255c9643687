package org.iolaus.pipeline.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.iolaus.genomics.simulate.ErrorProfile;
import org.iolaus.genomics.simulate.ReadSimulator;
import org.iolaus.pipeline.run.SimulationRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code iolaus simulate}: reads with exact truth. */
@Command(
        name = "simulate",
        description = "Make reads from genomes, with the exact truth of every read.",
        footer = {
            "",
            "Examples:",
            "  iolaus simulate genome.fa --out reads",
            "  iolaus simulate strain1.fa strain2.fa --shares 6,1 --coverage 42 --profile noisy --out mixed"
        })
final class SimulateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "GENOME", description = "FASTA files, one a genome.")
    private List<Path> genomes = List.of();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--shares",
            split = ",",
            paramLabel = "X",
            description = "Each genome's part of the coverage, relative to the others (default: equal parts).")
    private List<Double> shares = List.of();

    @Option(
            names = "--coverage",
            paramLabel = "X",
            defaultValue = "30",
            description = "How often each base is read on average (default: ${DEFAULT-VALUE}).")
    private double coverage;

    @Option(
            names = "--read-length",
            paramLabel = "N",
            defaultValue = "150",
            description = "Bases a read (default: ${DEFAULT-VALUE}).")
    private int readLength;

    @Option(names = "--single", description = "Read each fragment from one end only.")
    private boolean single;

    @Option(
            names = "--insert",
            paramLabel = "X",
            description = "Mean length of the fragments (default: 350, or the read length where that is more).")
    private @Nullable Double insert;

    @Option(
            names = "--insert-deviation",
            paramLabel = "X",
            defaultValue = "50",
            description = "Standard deviation of the fragments' lengths (default: ${DEFAULT-VALUE}).")
    private double insertDeviation;

    @Option(names = "--adapters", description = "Let reads of short fragments run into the adapter.")
    private boolean adapters;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "illumina",
            completionCandidates = ProfileNames.class,
            description = "How the sequencer errs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String profile = "";

    @Option(
            names = "--name",
            paramLabel = "WORD",
            defaultValue = "reads",
            description = "First part of the files' and the reads' names (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number gives another sample (default: ${DEFAULT-VALUE}).")
    private long seed;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        genomes.forEach(ReadOptions::checkReadable);
        SimulationRun.Settings settings = UserWords.settings(spec, this::settings);
        return output.run(console, directory -> List.of(), directory -> {
            SimulationRun.Result result = SimulationRun.run(settings, directory, console);
            console.info(result.reads() + " reads, " + result.bases() + " bases, " + result.errors() + " errors: "
                    + String.join(", ", result.files()) + " in " + directory);
        });
    }

    private SimulationRun.Settings settings() {
        if (name.contains("/")) {
            throw new ParameterException(spec.commandLine(), "--name is part of file names and has no /, was " + name);
        }
        ReadSimulator.Settings reads = new ReadSimulator.Settings(
                name,
                coverage,
                readLength,
                !single,
                insert == null ? Math.max(350, readLength) : insert,
                insertDeviation,
                adapters,
                ErrorProfile.named(profile),
                seed);
        List<Double> parts = shares.isEmpty() ? Collections.nCopies(genomes.size(), 1.0) : shares;
        return new SimulationRun.Settings(genomes, parts, reads, UserWords.of(spec));
    }

    /** The names for {@code --profile}. */
    static final class ProfileNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ErrorProfile.known().keySet().iterator();
        }
    }
}
