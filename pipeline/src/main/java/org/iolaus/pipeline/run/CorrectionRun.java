package org.iolaus.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.iolaus.correction.correct.ConsensusCorrector;
import org.iolaus.correction.correct.KmerOdds;
import org.iolaus.correction.correct.PosteriorCorrector;
import org.iolaus.correction.correct.ReadCorrector;
import org.iolaus.correction.correct.SpectralCorrector;
import org.iolaus.correction.correct.SpectralSettings;
import org.iolaus.correction.correct.external.ExternalCorrection;
import org.iolaus.correction.correct.external.ExternalCorrector;
import org.iolaus.correction.correct.external.ExternalReads;
import org.iolaus.correction.correct.external.ExternalSettings;
import org.iolaus.correction.edit.EditDelivery;
import org.iolaus.correction.edit.EditWeigher;
import org.iolaus.correction.edit.KmerWeigher;
import org.iolaus.correction.edit.PosteriorWeigher;
import org.iolaus.correction.edit.ProtectedAlleles;
import org.iolaus.genomics.kmer.KmerCounts;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.ReadFiles;
import org.iolaus.genomics.read.ReadInput;
import org.iolaus.genomics.read.ReadSampler;
import org.iolaus.genomics.system.PrivateFolder;
import org.iolaus.pipeline.report.DeliveredReads;
import org.iolaus.pipeline.report.Json;
import org.iolaus.pipeline.report.Provenance;
import org.iolaus.pipeline.report.RunReport;
import org.iolaus.pipeline.report.page.CorrectionPage;
import org.iolaus.pipeline.run.CorrectionMethod.Consensus;
import org.iolaus.pipeline.run.CorrectionMethod.External;
import org.iolaus.pipeline.run.CorrectionMethod.Posterior;
import org.iolaus.pipeline.run.CorrectionMethod.Spectral;

/** Corrects all reads with one corrector that the user chose. */
public final class CorrectionRun {

    /** Of the sample that the language model and the channel are fitted to. */
    private static final long SEED = 1;

    private final Settings settings;
    private final ReadInput input;
    private final Progress progress;

    private CorrectionRun(Settings settings, Progress progress) {
        this.settings = settings;
        this.input = ReadFiles.decided(settings.input());
        this.progress = progress;
    }

    /**
     * What is corrected and how.
     *
     * @param input the reads
     * @param method the corrector
     * @param delivery how the corrected reads are delivered
     * @param threads how many threads work, at least 1
     * @param maxMemory how many bytes the run may use
     * @param commandLine the words the user typed
     */
    public record Settings(
            ReadInput input,
            CorrectionMethod method,
            DeliverySettings delivery,
            int threads,
            long maxMemory,
            List<String> commandLine) {

        /** Copies the words. */
        public Settings {
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * Corrects and writes.
     *
     * @param settings what and how
     * @param directory where to
     * @param progress is told
     * @return what became of the reads
     */
    public static DeliveredReads run(Settings settings, OutputDirectory directory, Progress progress) {
        for (External external : settings.method().externals()) {
            new ExternalCorrector(external.tool(), externalSettings(settings, external, 1)); // refuses a wrong k
            ExternalCorrector.requireInstalled(external.tool());
        }
        List<Path> outputs = InputFiles.corrected(settings.input(), directory);
        List<Path> inputs = InputFiles.of(settings.input());
        List<Path> others = Stream.concat(inputs.stream(), outputs.stream()).toList();
        try (EditList list = EditList.open(settings.delivery(), others, settings.threads())) {
            Provenance provenance = Provenance.of(settings.commandLine(), null, settings.threads(), inputs);
            CorrectionRun run = new CorrectionRun(settings, progress);
            CorrectingPass last = new CorrectingPass(
                    run.input, outputs, WrittenBy.iolaus(settings.commandLine()), settings.threads(), list, progress);
            DeliveredReads result = run.correct(last);
            RunReport<DeliveredReads> report = new RunReport<>("correct", provenance, result);
            directory.write("report.json", out -> Json.write(report, out));
            directory.writeText("report.html", CorrectionPage.of(report));
            return result;
        }
    }

    private DeliveredReads correct(CorrectingPass last) {
        CorrectionMethod method = settings.method();
        if (method instanceof Consensus consensus) {
            return consensus(consensus, learned(), last);
        }
        Known known = settings.delivery().explainsEdits() ? Known.of(learned()) : surveyed();
        if (method instanceof Spectral spectral) {
            return spectral(spectral, known, last);
        }
        if (method instanceof Posterior posterior) {
            return posterior(posterior, known, last);
        }
        return external((External) method, known, last);
    }

    private DeliveredReads spectral(Spectral spectral, Known known, CorrectingPass last) {
        int telling = AlleleLength.of(Optional.of(spectral), known.genomeSize());
        List<KmerCounts> counted =
                known.counted().of(Stream.of(spectral.k(), telling).distinct().toList());
        KmerCounts counts = counted.get(0);
        int cut = known.survey().qualityCut();
        Parallel.Both<SpectralSettings, ProtectedAlleles> found = new Parallel(settings.threads())
                .both(() -> SpectralSettings.of(counts, cut), () -> alleles(known, counted.get(counted.size() - 1)));
        return last.correct(
                new SpectralCorrector(counts, found.one()),
                delivery(known, found.other(), () -> new KmerOdds(counts, found.one())));
    }

    private DeliveredReads posterior(Posterior method, Known known, CorrectingPass last) {
        List<KmerCounts> counts = known.counted().of(PosteriorCorrector.lengths(known.genomeSize()));
        int cut = known.survey().qualityCut();
        Parallel.Both<ReadCorrector, ProtectedAlleles> found = new Parallel(settings.threads())
                .both(
                        () -> new PosteriorCorrector(counts, cut, known.survey().samplePairs(), method.indels()),
                        () -> alleles(known, counts.get(0)));
        return last.correct(found.one(), delivery(known, found.other(), () -> kmerOdds(counts.get(0), cut)));
    }

    private DeliveredReads consensus(Consensus method, LearnedReads learned, CorrectingPass last) {
        BuiltInCorrectors builtIn = BuiltInCorrectors.of(learned);
        ConsensusCorrector corrector = builtIn.consensus(method);
        EditDelivery delivery = builtIn.delivery(settings.delivery(), Optional.of(method), true);
        if (method.tools().isEmpty()) {
            return last.correct(corrector, delivery);
        }
        try (PrivateFolder folder = PrivateFolder.make()) {
            Known known = Known.of(learned);
            ExternalReads reads = new ExternalReads(input, folder.path());
            List<ExternalCorrection> others = method.externals().stream()
                    .map(external -> corrector(external, known).run(reads))
                    .toList();
            return last.correct(corrector, others, delivery);
        }
    }

    /** What is known of the reads before they are corrected; the model only where edits are explained. */
    private record Known(
            ReadSurvey survey,
            CountingPass counting,
            double genomeSize,
            CountedKmers counted,
            Optional<EditWeigher> posterior) {

        static Known of(LearnedReads learned) {
            return new Known(
                    learned.survey(),
                    learned.counting(),
                    learned.genomeSize(),
                    learned.counted(),
                    Optional.of(new PosteriorWeigher(learned.models(), learned.channel())));
        }
    }

    private Known surveyed() {
        ReadSurvey first = ReadSurvey.of(
                input,
                new ReadSampler(SEED, Integer.MAX_VALUE - 8, PosteriorCorrector.SAMPLE_BASES),
                settings.threads(),
                settings.maxMemory(),
                progress);
        GenomeEstimate genome = GenomeEstimate.of(counting(first), first);
        ReadSurvey survey = first.cutByDepth(genome.size());
        CountingPass counting = counting(survey).expecting(genome.counted(survey));
        return new Known(survey, counting, genome.size(), new CountedKmers(counting, List.of()), Optional.empty());
    }

    private LearnedReads learned() {
        return LearnedReads.toCorrect(
                input,
                TuningRun.Settings.DEFAULT_SAMPLE_BASES,
                SEED,
                settings.threads(),
                settings.maxMemory(),
                progress);
    }

    private CountingPass counting(ReadSurvey survey) {
        return new CountingPass(input, survey, settings.threads(), settings.maxMemory(), progress);
    }

    /**
     * Edits are weighed by the posterior where it is known, else by k-mers of one length, and not where nobody asks.
     *
     * @param known what is known of the reads
     * @param alleles what no edit may take away
     * @param kmers what weighs by k-mers
     */
    private EditDelivery delivery(Known known, ProtectedAlleles alleles, Supplier<KmerOdds> kmers) {
        DeliverySettings delivery = settings.delivery();
        Optional<EditWeigher> weigher = known.posterior();
        if (weigher.isEmpty() && delivery.policy().tellsOdds()) {
            weigher = Optional.of(new KmerWeigher(kmers.get()));
        }
        return new EditDelivery(delivery.policy(), alleles, known.survey().qualityRange(), weigher);
    }

    /** The alleles that k-mers of a length tell from chance. */
    private ProtectedAlleles alleles(Known known, KmerCounts telling) {
        return known.counting()
                .protectedAlleles(telling, settings.delivery().policy().alleleReads());
    }

    private DeliveredReads external(External external, Known known, CorrectingPass last) {
        int k = AlleleLength.of(Optional.empty(), known.genomeSize());
        KmerCounts counts = known.counted().of(k);
        EditDelivery delivery = delivery(
                known,
                alleles(known, counts),
                () -> kmerOdds(counts, known.survey().qualityCut()));
        try (PrivateFolder folder = PrivateFolder.make()) {
            return last.deliver(corrector(external, known).run(new ExternalReads(input, folder.path())), delivery);
        }
    }

    private ExternalCorrector corrector(External external, Known known) {
        long genomeSize = Math.max(1, Math.round(known.genomeSize()));
        return new ExternalCorrector(external.tool(), externalSettings(settings, external, genomeSize));
    }

    private static KmerOdds kmerOdds(KmerCounts counts, int qualityCut) {
        return new KmerOdds(counts, SpectralSettings.of(counts, qualityCut));
    }

    private static ExternalSettings externalSettings(Settings settings, External external, long genomeSize) {
        return new ExternalSettings(
                external.k(),
                settings.threads(),
                OptionalLong.of(genomeSize),
                (int) Math.min(Integer.MAX_VALUE, settings.maxMemory() >> 20),
                external.allowTrim());
    }
}
