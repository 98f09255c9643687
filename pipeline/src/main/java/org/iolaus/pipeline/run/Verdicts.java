package org.iolaus.pipeline.run;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.external.ExternalTool;
import org.iolaus.correction.correct.external.KnownTool;
import org.iolaus.correction.score.IndelPrior;
import org.iolaus.correction.tune.DoNothing;
import org.iolaus.correction.tune.KmerSearch;
import org.iolaus.genomics.UserException;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.TuningReport;

/** Verdicts in files, as {@code select} and {@code tune} write them. */
final class Verdicts {

    private static final Pattern NAME = Pattern.compile("(?<tool>\\S+)( k=(?<k>[1-9]\\d{0,2}))?");

    private Verdicts() {}

    /**
     * Reads a file.
     *
     * @throws UserException where it is not there or no such report
     */
    static RunReport<TuningReport> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserException(file + ": is not there; give the report.json that iolaus select wrote");
        }
        return Json.read(file, new TypeReference<>() {});
    }

    /**
     * The corrector of a verdict.
     *
     * @param chosen its name, as in {@code spectral k=21}
     * @param command the tool that the user gave as a command line
     * @return the corrector; nothing where the verdict is not to correct
     * @throws UserException where no corrector has this name
     */
    static Optional<CorrectionMethod> method(String chosen, Optional<ExternalTool> command) {
        Matcher parts = NAME.matcher(chosen);
        boolean matches = parts.matches();
        String label = matches ? parts.group("tool") : "";
        OptionalInt k = matches && parts.group("k") != null
                ? OptionalInt.of(Integer.parseInt(parts.group("k")))
                : OptionalInt.empty();
        if (!matches || (label.equals(SpectralCorrector.NAME) && !KmerSearch.accepts(k.orElse(0)))) {
            throw new UserException("the verdict names the corrector " + chosen
                    + ", which there is not; give the report.json that iolaus select wrote");
        }
        return switch (label) {
            case DoNothing.NAME -> Optional.empty();
            case PosteriorCorrector.NAME -> Optional.of(new CorrectionMethod.Posterior(IndelPrior.RARE));
            case ConsensusCorrector.NAME -> Optional.of(new CorrectionMethod.Consensus(List.of(), IndelPrior.RARE));
            case SpectralCorrector.NAME -> Optional.of(new CorrectionMethod.Spectral(k.orElseThrow()));
            default -> {
                ExternalTool tool =
                        command.filter(own -> own.label().equals(label)).orElseGet(() -> KnownTool.named(label));
                yield Optional.of(new CorrectionMethod.External(tool, k, false));
            }
        };
    }

    /** The name that a verdict gives a corrector. */
    static String name(Optional<CorrectionMethod> method) {
        return method.map(Verdicts::name).orElse(DoNothing.NAME);
    }

    private static String name(CorrectionMethod method) {
        if (method instanceof CorrectionMethod.Spectral spectral) {
            return SpectralCorrector.NAME + " k=" + spectral.k();
        }
        if (method instanceof CorrectionMethod.External external) {
            String label = external.tool().label();
            return external.k().isPresent() ? label + " k=" + external.k().getAsInt() : label;
        }
        return method instanceof CorrectionMethod.Consensus ? ConsensusCorrector.NAME : PosteriorCorrector.NAME;
    }
}
