package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.iolaus.correction.tune.KmerSearch;
import org.iolaus.genomics.kmer.CountsFile;
import org.iolaus.genomics.kmer.CountsFileWriter;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.ReadInput;

/** Counts the k-mers of a shard of the reads, of all lengths that {@code tune} needs. */
public final class CountingRun {

    private CountingRun() {}

    /**
     * What is counted.
     *
     * @param input the reads
     * @param survey the file with the survey of all of them
     * @param shard which of them
     * @param lengths the lengths that the built-in corrector will be tried with; empty for those that {@code tune} begins with
     * @param threads how many threads work
     * @param maxMemory how many bytes the run may use
     */
    public record Settings(
            ReadInput input, Path survey, Shard shard, List<Integer> lengths, int threads, long maxMemory) {

        /** Checks the lengths. */
        public Settings {
            lengths = List.copyOf(new TreeSet<>(lengths));
            lengths.forEach(CountsFile::checkK);
        }
    }

    /**
     * The name of a file of counts.
     *
     * @param shard whose counts they are
     * @return the file's name in the output directory
     */
    public static String fileName(Shard shard) {
        return "kmers." + shard.index() + "-of-" + shard.of() + ".counts";
    }

    /**
     * Counts and writes.
     *
     * @param settings what
     * @param directory where to
     * @param progress is told
     * @return the lengths that were counted, ascending
     */
    public static List<Integer> run(Settings settings, OutputDirectory directory, Progress progress) {
        ReadFacts facts = SurveyRun.read(settings.survey());
        ReadInput input = facts.inputNamed(settings.input());
        double genomeSize = GenomeEstimate.of(facts.histogram(), facts.survey()).size();
        TreeSet<Integer> lengths = new TreeSet<>(settings.lengths().isEmpty() ? KmerSearch.USUAL : settings.lengths());
        lengths.addAll(LearnedReads.lengths(genomeSize));
        List<KmerCounts> counts = new CountingPass(
                        input, facts.survey(), settings.threads(), settings.maxMemory(), progress)
                .over(settings.shard(), facts.survey().fragments())
                .count(List.copyOf(lengths));
        directory.write(fileName(settings.shard()), out -> {
            CountsFileWriter writer = new CountsFileWriter(out);
            writer.facts(FactsCodec.bytes(facts));
            for (KmerCounts table : counts) {
                writer.table(table);
            }
            writer.finish(settings.shard().index(), settings.shard().of());
        });
        return List.copyOf(lengths);
    }
}
