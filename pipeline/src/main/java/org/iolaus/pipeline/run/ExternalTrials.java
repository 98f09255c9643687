package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.iolaus.correction.correct.external.ExternalCorrection;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalReads;
import org.iolaus.correction.tune.ExternalCandidate;
import org.iolaus.genomics.read.ReadInput;

/** The external tools of one run: their candidates, what they wrote, and their versions. */
final class ExternalTrials {

    private final Map<String, String> known;
    private final ReadSurvey survey;
    private final Path folder;
    private final ExternalReads reads;
    private final Map<String, ExternalCandidate> candidates = new HashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    /**
     * Prepares; starts nothing.
     *
     * @param input the reads
     * @param survey what the first pass found, with the sample
     * @param folder a private folder for the tools' files
     */
    ExternalTrials(ReadInput input, ReadSurvey survey, Path folder) {
        this(input, survey, folder, Map.of());
    }

    /**
     * The same where some tools were run elsewhere.
     *
     * @param input the reads
     * @param survey what the first pass found, with the sample
     * @param folder a private folder for the tools' files
     * @param known the versions of those tools
     */
    ExternalTrials(ReadInput input, ReadSurvey survey, Path folder, Map<String, String> known) {
        this.known = Map.copyOf(known);
        this.survey = survey;
        this.folder = folder;
        this.reads = new ExternalReads(input, folder);
    }

    /** The candidate of a tool. The tool is asked for its version the first time. */
    ExternalCandidate make(ExternalCorrector corrector) {
        if (!versions.containsKey(corrector.label())) {
            String version = known.get(corrector.label());
            versions.put(
                    corrector.label(),
                    version != null ? version : corrector.version(folder).orElse("unknown"));
        }
        ExternalCandidate candidate = new ExternalCandidate(corrector, reads, survey.sample());
        candidates.put(candidate.name(), candidate);
        return candidate;
    }

    /** What a candidate wrote, if it is one of these; it runs now where its trial was taken from another run. */
    Optional<ExternalCorrection> correction(String candidate) {
        ExternalCandidate external = candidates.get(candidate);
        if (external == null) {
            return Optional.empty();
        }
        if (external.correction().isEmpty()) {
            external.start().close();
        }
        return external.correction();
    }

    /** The version of each tool, in the order they were tried; {@code unknown} where it does not tell. */
    Map<String, String> versions() {
        return versions;
    }
}
