package org.iolaus.correction.evaluate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthComparisonTest {
    private static final String TRUTH = "ACGTTGCAACGGTTACCATG";

    @Test
    void basesOfSubstitutionReads() {
        // Three errors: the first is mended, the second left, the third changed to another wrong base; one right base
        // is spoilt.
        TruthCounts counts = compare("CCGTTCCAACGGTTACCATA", "ACGTTCCAACGGTTAGCATC");
        assertThat(counts.errors()).isEqualTo(3);
        assertThat(counts.truePositives()).isEqualTo(1);
        assertThat(counts.falseNegatives()).isEqualTo(2);
        assertThat(counts.wronglyChanged()).isEqualTo(1);
        assertThat(counts.falsePositives()).isEqualTo(1);
        assertThat(counts.gain()).isZero();
        assertThat(counts.sensitivity()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(counts.precision()).isEqualTo(0.5);
        assertThat(counts.harmedReads()).isZero();
    }

    @Test
    void aReadIsMadePerfectOrBroken() {
        TruthCounts mended = compare("CCGTTGCAACGGTTACCATG", TRUTH);
        assertThat(mended.madePerfect()).isEqualTo(1);
        assertThat(mended.perfectBefore()).isZero();
        assertThat(mended.perfectAfter()).isEqualTo(1);
        assertThat(mended.gain()).isEqualTo(1);
        TruthCounts broken = compare(TRUTH, "CCGTTGCAACGGTTACCATG");
        assertThat(broken.brokenReads()).isEqualTo(1);
        assertThat(broken.harmedReads()).isEqualTo(1);
        assertThat(broken.perfectBefore()).isEqualTo(1);
        assertThat(broken.perfectAfter()).isZero();
        assertThat(broken.gain()).as("without errors").isZero();
    }

    @Test
    void trimmedReadsAreJudgedOnWhatIsLeft() {
        // Cut off: one error and two right bases at the start. Left: one error, mended.
        TruthCounts counts = compare("CCGTTGCAACGGTTACCATA", "TTGCAACGGTTACCATG");
        assertThat(counts.trimmedReads()).isEqualTo(1);
        assertThat(counts.truePositives()).isEqualTo(1);
        assertThat(counts.trimmedErrors()).isEqualTo(1);
        assertThat(counts.trimmedBases()).isEqualTo(2);
        assertThat(counts.perfectTrimmed()).isEqualTo(1);
        assertThat(counts.gain()).isEqualTo(0.5);
        assertThat(counts.gainOfKept()).isEqualTo(1);
        assertThat(counts.sensitivityOfKept()).isEqualTo(1);
    }

    @Test
    void aBaseMissingInsideIsNoTrimming() {
        TruthCounts counts = compare(TRUTH, "ACGTTGCAACGTTACCATG");
        assertThat(counts.trimmedReads()).isZero();
        assertThat(counts.lengthChangedReads()).isEqualTo(1);
        assertThat(counts.lengthChangedErrors()).isZero();
        assertThat(counts.lengthChangedEdits()).isEqualTo(1);
        assertThat(counts.harmedReads()).isEqualTo(1);
    }

    @Test
    void longerReadsAreChargedForWhatIsWorse() {
        TruthCounts counts = compare("CCGTTGCAACGGTTACCATG", "CCGTTGCAACGGTTTACCATG");
        assertThat(counts.lengthChangedReads()).isEqualTo(1);
        assertThat(counts.lengthChangedErrors()).isEqualTo(1);
        assertThat(counts.lengthChangedEdits()).isEqualTo(2);
        assertThat(counts.gain()).isEqualTo(-1);
    }

    @Test
    void missingEmptyAndUnknownReadsAreDropped() {
        TruthComparison comparison = TruthComparison.of(
                List.of(read("a", "CCGT"), read("b", "ACGT"), read("c", "AAAA")),
                List.of(read("a", "ACGT"), read("b", "ACGT"), read("c", "ACGT")));
        TruthCounts counts = comparison.compare(List.of(read("a", ""), read("b", "nnNN")));
        assertThat(counts.droppedReads()).isEqualTo(3);
        assertThat(counts.droppedErrors()).isEqualTo(4);
        assertThat(counts.droppedBases()).isEqualTo(8);
        assertThat(counts.errors()).isEqualTo(4);
        assertThat(counts.gain()).isZero();
        assertThat(counts.precision()).as("nothing was changed").isEqualTo(1);
    }

    @Test
    void namesThatRepeatOrAreUnknownAreCounted() {
        TruthComparison comparison = TruthComparison.of(List.of(read("a", "CCGT")), List.of(read("a", "ACGT")));
        TruthCounts counts = comparison.compare(List.of(read("x", "ACGT"), read("a/1", "ACGT"), read("a", "CCGT")));
        assertThat(counts.unknownReads()).isEqualTo(1);
        assertThat(counts.repeatedReads()).isEqualTo(1);
        assertThat(counts.truePositives()).isEqualTo(1);
    }

    @Test
    void indelReadsAreJudgedByEditDistance() {
        TruthComparison comparison = TruthComparison.of(
                List.of(
                        read("longer", "ACGTTGCAACGGTTTACCATG"),
                        read("told", "ACGTTGCAACGGTTACCAGT"),
                        read("gone", "ACG")),
                List.of(read("longer", TRUTH), read("told S=0 I=1 D=1", TRUTH), read("gone", "AACG")));
        TruthCounts counts = comparison.compare(List.of(read("longer", TRUTH), read("told", "CCGTTGCAACGGTTACCAGT")));
        assertThat(counts.indelReads()).isEqualTo(3);
        assertThat(counts.substitutionReads()).isZero();
        assertThat(counts.indelEditsBefore()).isEqualTo(1 + 2 + 1);
        assertThat(counts.indelEditsAfter()).isEqualTo(3 + 1);
        assertThat(counts.indelReadsMended()).isEqualTo(1);
        assertThat(counts.madePerfect()).isEqualTo(1);
        assertThat(counts.harmedReads()).isEqualTo(1);
        assertThat(counts.errors()).isZero();
    }

    @Test
    void caseDoesNotMatter() {
        TruthComparison comparison = TruthComparison.of(List.of(read("a", "ccgt")), List.of(read("a", "ACgt")));
        assertThat(comparison.compare(List.of(read("a", "aCGt"))).truePositives())
                .isEqualTo(1);
    }

    @Test
    void matesThatShareTheirNameAreToldApartByTheirFile(@TempDir Path folder) throws IOException {
        Path first = write(folder.resolve("r1.fq"), "@p 1\nCCGT\n+\nIIII\n@q 1\nAAGT\n+\nIIII\n");
        Path second = write(folder.resolve("r2.fq"), "@p 2\nGGGG\n+\nIIII\n@q 2\nTGTT\n+\nIIII\n");
        Path truth = write(folder.resolve("truth.fa"), ">p/1\nACGT\n>p/2\nGGGC\n>q/1\nACGT\n>q/2\nTTTT\n>z\nA\n");
        TruthComparison comparison = TruthComparison.load(ReadInput.paired(first, second), truth);
        Path correctedFirst = write(folder.resolve("c1.fq"), "@q 1\nACGT\n+\nIIII\n");
        Path correctedSecond =
                write(folder.resolve("c2.fq"), "@p 2\nGGGC\n+\nIIII\n@q/2\nTTTT\n+\nIIII\n@q/2\nTTTT\n+\nIIII\n");
        TruthCounts counts = comparison.compare(ReadInput.paired(correctedFirst, correctedSecond));
        assertThat(counts.reads()).isEqualTo(4);
        assertThat(counts.errors()).isEqualTo(4);
        assertThat(counts.truePositives()).isEqualTo(3);
        assertThat(counts.droppedReads()).isEqualTo(1);
        assertThat(counts.repeatedReads()).isEqualTo(1);
    }

    @Test
    void refusesRepeatedNamesAndMissingTruth(@TempDir Path folder) throws IOException {
        Path raw = write(folder.resolve("r.fq"), "@p\nCCGT\n+\nIIII\n@q\nAAGT\n+\nIIII\n");
        Path truth = write(folder.resolve("truth.fa"), ">p\nACGT\n");
        assertThatThrownBy(() -> TruthComparison.load(ReadInput.single(raw), truth))
                .isInstanceOf(UserException.class)
                .hasMessage(truth + ": has no sequence called q, which is read 2 of " + raw);
        assertThatThrownBy(() -> TruthComparison.of(List.of(read("a", "A"), read("a", "A")), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage("the raw reads: two reads are called a; reads are matched by name");
    }

    private static TruthCounts compare(String raw, String corrected) {
        return TruthComparison.of(List.of(read("r", raw)), List.of(read("r", TRUTH)))
                .compare(List.of(read("r", corrected)));
    }

    private static Read read(String header, String bases) {
        return new Read(header, bases.getBytes(US_ASCII), new byte[0]);
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }
}
