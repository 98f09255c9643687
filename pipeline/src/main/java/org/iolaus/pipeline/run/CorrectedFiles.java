package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.iolaus.correction.tune.Candidate;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;

/** A correction that lies in files, as a candidate: the corrected reads of the sample, found by name. */
final class CorrectedFiles implements Candidate, Candidate.Run {

    private final Map<String, byte[]> corrected;

    private CorrectedFiles(Map<String, byte[]> corrected) {
        this.corrected = corrected;
    }

    /**
     * Goes through the corrected reads and keeps those of the sample.
     *
     * @param input the corrected reads, in any order
     * @param survey the raw reads and their sample
     * @param progress is told; warned where reads are missing, which then count as not corrected
     * @throws UserException where not one read of the sample is among them
     */
    static CorrectedFiles read(ReadInput input, ReadSurvey survey, Progress progress) {
        Map<String, byte[]> wanted = new HashMap<>();
        for (ReadPair pair : survey.samplePairs()) {
            int mate = 0;
            for (Read read : pair.reads()) {
                wanted.put(key(read, mate++), read.bases());
            }
        }
        Map<String, byte[]> found = new HashMap<>();
        try (ReadSource source = ReadFiles.open(input);
                Progress.Step step = progress.step("reading the corrected reads", "fragments", 0)) {
            for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                int mate = 0;
                for (Read read : pair.reads()) {
                    String key = key(read, mate++);
                    if (wanted.containsKey(key)) {
                        found.putIfAbsent(key, read.bases());
                    }
                }
                step.advance(1);
            }
        }
        if (found.isEmpty() && !wanted.isEmpty()) {
            throw new UserException(input.first() + ": not one of the " + wanted.size()
                    + " sampled reads is among the corrected ones; reads are matched by name");
        }
        if (found.size() < wanted.size()) {
            progress.warn((wanted.size() - found.size()) + " of " + wanted.size()
                    + " sampled reads are not among the corrected ones; they count as not corrected");
        }
        return new CorrectedFiles(found);
    }

    @Override
    public String tool() {
        return "corrected";
    }

    @Override
    public OptionalInt k() {
        return OptionalInt.empty();
    }

    @Override
    public Run start() {
        return this;
    }

    @Override
    public List<byte[]> correct(int first, List<ReadPair> pairs) {
        List<byte[]> bases = new ArrayList<>();
        for (ReadPair pair : pairs) {
            int mate = 0;
            for (Read read : pair.reads()) {
                bases.add(corrected.getOrDefault(key(read, mate++), read.bases()));
            }
        }
        return bases;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }

    /** Mates may share a name. */
    private static String key(Read read, int mate) {
        return mate + read.name();
    }
}
