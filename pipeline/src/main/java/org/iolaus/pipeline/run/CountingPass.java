package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.iolaus.correction.edit.ContestedAlleles;
import org.iolaus.correction.edit.ProtectedAlleles;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.kmer.CountsFile;
import org.iolaus.genomics.kmer.HistogramCounter;
import org.iolaus.genomics.kmer.KmerCounter;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.kmer.KmerHistogram;
import org.iolaus.genomics.kmer.KmerIntake;
import org.iolaus.genomics.kmer.Observations;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.ReadBatch;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.iolaus.genomics.system.PrivateFile;

/** A pass over the reads that counts k-mers of several lengths or what they show, as often as it is asked for. */
public final class CountingPass {

    /** Up to so many k-mers a histogram is exact; they take about 22 MB at most. */
    private static final long MOST_KMERS_IN_SPECTRUM = 1 << 20;

    private static final long MEBIBYTE = 1 << 20;

    /** The tables of the language model, those of a candidate, and all else. */
    private static final int SHARES = 3;

    private final ReadInput input;
    private final int qualityCut;
    private final BitSet duplicates;
    private final int threads;
    private final Progress progress;
    private final long maxMemory;
    private final Optional<CountsFile> known;
    private final Optional<Range> range;
    private final long expected;

    /** Fragments that follow each other: from the first to the one behind the last. */
    private record Range(long from, long to) {}

    /**
     * Prepares passes over the same reads; nothing is read yet.
     *
     * @param input the reads
     * @param survey what the first pass found: the quality cut and the duplicates are its
     * @param threads how many threads work
     * @param maxMemory how many bytes the program may use; each pass takes a third and keeps what does not fit on disk
     * @param progress is told
     */
    public CountingPass(ReadInput input, ReadSurvey survey, int threads, long maxMemory, Progress progress) {
        this(
                input,
                survey.qualityCut(),
                survey.duplicates(),
                threads,
                maxMemory,
                progress,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private CountingPass(
            ReadInput input,
            int qualityCut,
            BitSet duplicates,
            int threads,
            long maxMemory,
            Progress progress,
            Optional<CountsFile> known,
            Optional<Range> range,
            long expected) {
        this.input = input;
        this.qualityCut = qualityCut;
        this.duplicates = duplicates;
        this.threads = threads;
        this.maxMemory = maxMemory;
        this.progress = progress;
        this.known = known;
        this.range = range;
        this.expected = expected;
    }

    /** The same, but for lengths that were counted before: these are taken from a file. */
    CountingPass knowing(CountsFile file) {
        return new CountingPass(
                input, qualityCut, duplicates, threads, maxMemory, progress, Optional.of(file), range, expected);
    }

    /** The same where so many different k-mers are expected, more or less: then tables need not grow. */
    CountingPass expecting(long kmers) {
        return new CountingPass(input, qualityCut, duplicates, threads, maxMemory, progress, known, range, kmers);
    }

    /** The same without some fragments, duplicates among them. */
    CountingPass without(BitSet fragments) {
        return new CountingPass(input, qualityCut, fragments, threads, maxMemory, progress, known, range, expected);
    }

    /** The same over some of the fragments only. */
    CountingPass over(Shard shard, long fragments) {
        Range some = new Range(shard.from(fragments), shard.to(fragments));
        return new CountingPass(
                input, qualityCut, duplicates, threads, maxMemory, progress, known, Optional.of(some), expected);
    }

    /**
     * Refuses too little memory before any work.
     *
     * @param lengths k-mer lengths that will be counted in one pass, each from 1 to 31
     * @param maxMemory how many bytes the program may use
     * @throws UserException where they do not suffice, with how many do
     */
    public static void requireMemory(List<Integer> lengths, long maxMemory) {
        long least = SHARES * KmerCounter.leastBytes(lengths);
        if (maxMemory < least) {
            throw new UserException("counting k-mers of length "
                    + String.join(", ", lengths.stream().map(String::valueOf).toList())
                    + " needs " + (least + MEBIBYTE - 1) / MEBIBYTE + " MiB of memory at least, " + maxMemory / MEBIBYTE
                    + " MiB are allowed; allow more with --max-memory");
        }
    }

    /**
     * Counts.
     *
     * @param lengths the k-mer lengths, each from 1 to 31
     * @return one table a length, in the order asked for
     * @throws UserException when the memory is too little, or the disk for what does not fit into it
     */
    public List<KmerCounts> count(List<Integer> lengths) {
        Map<Integer, KmerCounts> all = new HashMap<>();
        known.ifPresent(file -> lengths.forEach(k -> file.counts(k).ifPresent(counts -> all.put(k, counts))));
        List<Integer> missing =
                lengths.stream().filter(k -> !all.containsKey(k)).toList();
        if (!missing.isEmpty()) {
            counted(missing).forEach(counts -> all.put(counts.k(), counts));
        }
        return lengths.stream().map(all::get).toList();
    }

    /** Whether k-mers of these lengths can be counted in one pass. */
    boolean hasMemory(List<Integer> lengths) {
        return KmerCounter.leastBytes(lengths) <= maxMemory / SHARES;
    }

    private List<KmerCounts> counted(List<Integer> lengths) {
        requireMemory(lengths, maxMemory);
        KmerCounter counter = new KmerCounter(lengths, maxMemory / SHARES, PrivateFile.folder(), expected);
        count(lengths, qualityCut, counter::accumulator);
        return counter.counts();
    }

    /**
     * Counts for a spectrum: bases of every quality, so that it shows the errors of the reads, in bounded memory.
     *
     * @param k the k-mer length, 1 to 63
     * @return how many k-mers were observed how often, estimated from a sample of the k-mers where they are many
     */
    public KmerHistogram histogram(int k) {
        HistogramCounter counter = new HistogramCounter(k, MOST_KMERS_IN_SPECTRUM);
        count(List.of(k), 0, counter::accumulator);
        return counter.histogram();
    }

    private void count(List<Integer> lengths, int cut, Supplier<KmerIntake> ways) {
        List<KmerIntake> accumulators = Collections.synchronizedList(new ArrayList<>());
        String what = "counting k-mers of length "
                + String.join(", ", lengths.stream().map(String::valueOf).toList());
        forEachFragment(what, () -> {
            KmerIntake accumulator = ways.get();
            accumulators.add(accumulator);
            Observations observations = new Observations(cut);
            return (pair, ordinal) -> observations.of(pair, accumulator::add);
        });
        accumulators.forEach(KmerIntake::flush);
    }

    /**
     * Finds the bases that no correction may take away. Where none is to be found the reads are not read.
     *
     * @param counts the k-mers of all reads, of a length that hardly occurs by chance
     * @param reads how many reads must show such a base, or 0 where none is protected
     * @return the bases in their contexts
     */
    ProtectedAlleles protectedAlleles(KmerCounts counts, int reads) {
        if (reads == 0) {
            return ProtectedAlleles.none();
        }
        ContestedAlleles contested = ContestedAlleles.of(counts, reads, threads);
        if (contested.size() > 0) {
            forEachFragment("looking for alleles", () -> contested.open()::take);
        }
        return contested.shown();
    }

    /** Hands every fragment but the duplicates to one of the consumers, of which each thread makes one. */
    private void forEachFragment(String what, Supplier<ObjLongConsumer<ReadPair>> consumers) {
        try (ReadSource source = open();
                Progress.Step step = progress.step(what, "fragments", 0)) {
            long first = range.map(Range::from).orElse(0L);
            new Parallel(threads).inAnyOrder(ReadBatch.of(source, first), () -> {
                ObjLongConsumer<ReadPair> consumer = consumers.get();
                return batch -> {
                    handOn(batch, consumer);
                    step.advance(batch.pairs().size());
                };
            });
        }
    }

    private ReadSource open() {
        ReadSource all = ReadFiles.open(input);
        return range.<ReadSource>map(some -> new ShardSource(all, some.from(), some.to()))
                .orElse(all);
    }

    private void handOn(ReadBatch batch, ObjLongConsumer<ReadPair> consumer) {
        for (int i = 0; i < batch.pairs().size(); i++) {
            long ordinal = batch.firstOrdinal() + i;
            if (ordinal > Integer.MAX_VALUE || !duplicates.get((int) ordinal)) {
                consumer.accept(batch.pairs().get(i), ordinal);
            }
        }
    }
}
