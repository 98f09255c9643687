package org.iolaus.correction.correct.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;

class KnownToolTest {

    private static final ExternalSettings TUNED =
            new ExternalSettings(OptionalInt.of(19), 4, OptionalLong.of(580_076), 3000, false);
    private static final ExternalSettings DEFAULTS =
            new ExternalSettings(OptionalInt.empty(), 1, OptionalLong.of(5_000_000_000L), 512, false);

    @Test
    void lighter() {
        assertThat(commands(KnownTool.LIGHTER, TUNED))
                .containsExactly("lighter -r reads.fastq -K 19 580076 -t 4 -od .");
        assertThat(commands(KnownTool.LIGHTER, DEFAULTS))
                .as("two threads at least, for one thread corrects otherwise")
                .containsExactly("lighter -r reads.fastq -K 17 5000000000 -t 2 -od .");
        assertThat(outputs(KnownTool.LIGHTER)).containsExactly("reads.cor.fq");
    }

    @Test
    void tadpole() {
        assertThat(commands(KnownTool.TADPOLE, TUNED))
                .containsExactly("tadpole.sh -Xmx3000m in=reads.fastq out=corrected.fastq mode=correct k=19 threads=4"
                        + " interleaved=f ordered=t overwrite=t");
        assertThat(commands(KnownTool.TADPOLE, DEFAULTS)).first().asString().contains(" k=31 threads=1 ");
        assertThat(outputs(KnownTool.TADPOLE)).containsExactly("corrected.fastq");
    }

    @Test
    void sga() {
        assertThat(commands(KnownTool.SGA, TUNED))
                .containsExactly(
                        "sga preprocess --pe-mode=0 --min-length=1 --no-primer-check --out=clean.fastq reads.fastq",
                        "sga index --algorithm=ropebwt --no-reverse --threads=4 --prefix=clean clean.fastq",
                        "sga correct --threads=4 --kmer-size=19 --prefix=clean --outfile=corrected.fastq clean.fastq");
        assertThat(KnownTool.SGA.steps(call(250, TUNED)).get(1).arguments())
                .as("ropebwt is for short reads")
                .contains("--algorithm=sais");
        assertThat(commands(KnownTool.SGA, DEFAULTS).get(2)).doesNotContain("kmer-size");
    }

    @Test
    void bayesHammer() {
        assertThat(commands(KnownTool.BAYESHAMMER, DEFAULTS))
                .containsExactly("spades.py --only-error-correction --disable-gzip-output --phred-offset 33 --threads 1"
                        + " --memory 1 -s reads.fastq -o spades");
        assertThat(outputs(KnownTool.BAYESHAMMER)).containsExactly("spades/corrected/*.cor.fastq");
        assertThat(KnownTool.BAYESHAMMER.kmerLengths()).isEmpty();
    }

    @Test
    void quorum() {
        assertThat(commands(KnownTool.QUORUM, TUNED))
                .containsExactly(
                        "quorum --threads 4 --size 580076 --prefix corrected --klen 19 --min-q-char 33 reads.fastq");
        assertThat(commands(KnownTool.QUORUM, DEFAULTS).get(0)).doesNotContain("--klen");
        assertThat(outputs(KnownTool.QUORUM)).containsExactly("corrected.fa");
    }

    @Test
    void bfc() {
        assertThat(commands(KnownTool.BFC, TUNED))
                .as("-k after -s, which sets k too")
                .containsExactly("bfc -s 580076 -k 19 -t 4 reads.fastq");
        assertThat(KnownTool.BFC.steps(call(100, TUNED)).get(0).standardOutput())
                .isEqualTo(Optional.of("corrected.fastq"));
    }

    @Test
    void rcorrector() {
        assertThat(commands(KnownTool.RCORRECTOR, TUNED))
                .containsExactly("run_rcorrector.pl -s reads.fastq -k 19 -t 4 -od .");
        assertThat(outputs(KnownTool.RCORRECTOR)).containsExactly("reads.cor.fq");
    }

    @Test
    void reckoner() {
        assertThat(commands(KnownTool.RECKONER, TUNED))
                .containsExactly(
                        "reckoner -kmerlength 19 -genome 580076 -threads 4 -memory 2 -prefix . -read reads.fastq");
        assertThat(commands(KnownTool.RECKONER, DEFAULTS))
                .as("its genome size is a 32-bit number")
                .containsExactly("reckoner -genome 2147483647 -threads 1 -memory 2 -prefix . -read reads.fastq");
        assertThat(outputs(KnownTool.RECKONER)).containsExactly("reads.corrected.fastq");
    }

    @Test
    void karect() {
        assertThat(commands(KnownTool.KARECT, DEFAULTS))
                .containsExactly("karect -correct -threads=1 -matchtype=hamming -celltype=haploid -memory=1"
                        + " -inputfile=./reads.fastq -resultdir=. -tempdir=.");
        assertThat(outputs(KnownTool.KARECT)).containsExactly("karect_reads.fastq");
    }

    @Test
    void everyToolIsFoundByItsName() {
        for (KnownTool tool : KnownTool.values()) {
            assertThat(KnownTool.named(tool.label())).isSameAs(tool);
            assertThat(tool.installation()).isNotBlank();
        }
        assertThatThrownBy(() -> KnownTool.named("lightr"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "no external corrector is called lightr; there are"
                                + " lighter, tadpole, sga, bayeshammer, quorum, bfc, rcorrector, reckoner, karect; did you mean lighter?");
    }

    @Test
    void refusesWhatAToolDoesNotTake() {
        assertThatThrownBy(() -> new ExternalCorrector(KnownTool.LIGHTER, withK(33)))
                .isInstanceOf(UserException.class)
                .hasMessage("lighter takes k from 5 to 32, was 33");
        assertThatThrownBy(() -> new ExternalCorrector(KnownTool.BFC, withK(20)))
                .isInstanceOf(UserException.class)
                .hasMessage("bfc takes an odd k from 11 to 63, was 20");
        assertThatThrownBy(() -> new ExternalCorrector(KnownTool.KARECT, withK(21)))
                .isInstanceOf(UserException.class)
                .hasMessage("karect takes no k: it chooses for itself");
        assertThatThrownBy(() -> new ExternalCorrector(
                        KnownTool.LIGHTER,
                        new ExternalSettings(OptionalInt.of(17), 1, OptionalLong.empty(), 512, false)))
                .isInstanceOf(UserException.class)
                .hasMessage("lighter needs the size of the genome, which cannot be estimated from these reads: leave it"
                        + " out");
        assertThatThrownBy(() -> new KmerLengths(5, 3, false))
                .hasMessage("k must range upwards from at least 1, was 5 to 3");
        assertThatThrownBy(() -> new ExternalSettings(OptionalInt.empty(), 0, OptionalLong.empty(), 512, false))
                .hasMessage("threads must be at least 1, was 0");
        assertThatThrownBy(() -> new ExternalSettings(OptionalInt.empty(), 1, OptionalLong.empty(), 5, false))
                .hasMessage("memory must be at least 64 MiB, was 5");
    }

    private static ExternalSettings withK(int k) {
        return new ExternalSettings(OptionalInt.of(k), 1, OptionalLong.of(1000), 512, false);
    }

    private static List<String> commands(ExternalTool tool, ExternalSettings settings) {
        return tool.steps(call(100, settings)).stream()
                .map(step -> String.join(" ", step.arguments()))
                .toList();
    }

    private static List<String> outputs(ExternalTool tool) {
        return tool.outputs(call(100, TUNED));
    }

    private static ToolCall call(int longestRead, ExternalSettings settings) {
        return new ToolCall(Path.of("/work folder"), List.of("reads.fastq"), longestRead, settings);
    }
}
