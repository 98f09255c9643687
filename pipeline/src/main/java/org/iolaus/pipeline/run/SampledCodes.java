package org.iolaus.pipeline.run;

import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.genomics.read.ReadSampler.Sampled;
import org.iolaus.genomics.read.ReadSource;

/** A random sample of reads as neural models take them. */
final class SampledCodes {

    private SampledCodes() {}

    /** Reads through the input; gives the sampled fragments. */
    static List<Sampled> fragments(ReadInput input, long sampleBases, long seed, Progress progress) {
        ReadSampler sampler = new ReadSampler(seed, Integer.MAX_VALUE, sampleBases);
        long fragments = 0;
        try (ReadSource source = ReadFiles.open(input);
                Progress.Step step = progress.step("reading", "fragments", 0)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                sampler.offer(fragments++, pair);
                step.advance(1);
            }
            source.notes().forEach(progress::warn);
        }
        return sampler.sample();
    }

    /** Reads through the input; gives the base codes of each sampled fragment's reads. */
    static List<List<byte[]>> of(ReadInput input, long sampleBases, long seed, Progress progress) {
        return fragments(input, sampleBases, seed, progress).stream()
                .map(sampled -> sampled.pair().reads().stream()
                        .filter(read -> read.length() > 0)
                        .map(read -> Nucleotide.codes(read.bases()))
                        .toList())
                .filter(reads -> !reads.isEmpty())
                .toList();
    }
}
