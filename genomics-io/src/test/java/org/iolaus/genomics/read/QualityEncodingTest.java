package org.iolaus.genomics.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityEncodingTest {

    @TempDir
    Path folder;

    @Test
    void scoresAndLettersAreThoseOfThePaper() {
        assertThat(QualityEncoding.PHRED_33.score((byte) 'I')).isEqualTo(40);
        assertThat(QualityEncoding.PHRED_64.score((byte) 'h')).isEqualTo(40);
        assertThat(QualityEncoding.SOLEXA.score((byte) 'h')).isEqualTo(40);
        // Cock et al. 2010, table 2: Solexa -5, -1, 0, 1, 9 and 10 are Phred 1, 3, 3, 4, 10 and 10
        assertThat(new int[] {solexa(-5), solexa(-1), solexa(0), solexa(1), solexa(9), solexa(10)})
                .containsExactly(1, 3, 3, 4, 10, 10);
        assertThat(QualityEncoding.SOLEXA.letter(0)).isEqualTo((byte) ';');
        assertThat(QualityEncoding.SOLEXA.letter(93)).isEqualTo((byte) '~');
        assertThat(QualityEncoding.PHRED_64.letter(93)).isEqualTo((byte) '~');
        for (QualityEncoding encoding : QualityEncoding.values()) {
            assertThat(encoding.score((byte) (encoding.firstLetter() - 1))).isEqualTo(-1);
            assertThat(encoding.score((byte) 127)).isEqualTo(-1);
            for (int letter = encoding.firstLetter(); letter <= '~'; letter++) {
                int score = encoding.score((byte) letter);
                assertThat(encoding.score(encoding.letter(score)))
                        .as("letter %c", letter)
                        .isEqualTo(score);
            }
        }
    }

    @Test
    void lettersDecide() throws IOException {
        assertThat(detected("!I")).isEqualTo(QualityEncoding.PHRED_33);
        assertThat(detected(":~")).isEqualTo(QualityEncoding.PHRED_33);
        assertThat(detected(";h")).isEqualTo(QualityEncoding.SOLEXA);
        assertThat(detected("Jh")).isEqualTo(QualityEncoding.PHRED_64);
        assertThat(detected("Bh" + "B".repeat(999))).isEqualTo(QualityEncoding.PHRED_64);
        assertThat(detected("")).isEqualTo(QualityEncoding.PHRED_33);
    }

    @Test
    void lettersThatDoNotDecideAreRefused() throws IOException {
        assertRefused("IIII", "(I to I)");
        assertRefused("@J", "(@ to J)");
        assertRefused("?S", "(? to S)");
        assertRefused("@h", "(@ to h)");
        assertRefused("@~", "(@ to ~)");
        assertRefused(";j", "(; to j)");
    }

    @Test
    void oneFileOfAPairDecidesForBothAndTheyMayNotDiffer() throws IOException {
        Path clear = file("clear.fq", "#I");
        Path open = file("open.fq", "II");
        Path older = file("older.fq", "Jh");

        assertThat(detect(clear, open)).isEqualTo(QualityEncoding.PHRED_33);
        assertThat(detect(open, older)).isEqualTo(QualityEncoding.PHRED_64);
        assertThatThrownBy(() -> detect(clear, older))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        clear + " has --qualities 33 and " + older + " --qualities 64; mates must have one encoding");
    }

    @Test
    void everyLetterComesBackInEveryEncoding() throws IOException {
        for (QualityEncoding.Choice choice : List.of(
                QualityEncoding.Choice.PHRED_33, QualityEncoding.Choice.PHRED_64, QualityEncoding.Choice.SOLEXA)) {
            StringBuilder letters = new StringBuilder();
            for (char c = QualityEncoding.valueOf(choice.name()).firstLetter(); c <= '~'; c++) {
                letters.append(c);
            }
            Path in = file("in.fq", letters.toString());
            ReadInput input = new ReadInput(in, Optional.empty(), false, choice);
            Path out = folder.resolve("out.fq");
            try (ReadSource source = ReadFiles.open(input);
                    ReadSink sink = ReadFiles.create(input, out)) {
                for (ReadPair pair = source.next(); pair != null; pair = source.next()) {
                    sink.write(pair);
                }
                sink.commit();
            }
            assertThat(out).hasSameTextualContentAs(in);
        }
    }

    @Test
    void onlyChangedScoresGetNewLetters() throws IOException {
        Path in = file("in.fq", ";>h");
        ReadInput input = new ReadInput(in, Optional.empty(), false, QualityEncoding.Choice.SOLEXA);
        Path out = folder.resolve("out.fq");
        try (ReadSource source = ReadFiles.open(input);
                ReadSink sink = ReadFiles.create(input, out)) {
            ReadPair pair = source.next();
            assertThat(pair).isNotNull();
            if (pair != null) {
                byte[] scores = pair.first().qualities().clone();
                scores[2] = 20;
                sink.write(new ReadPair(pair.first().with(pair.first().bases(), scores), null));
            }
            sink.commit();
        }
        assertThat(Files.readString(out)).endsWith("+\n;>T\n");
    }

    private static int solexa(int score) {
        return QualityEncoding.SOLEXA.score((byte) (score + 64));
    }

    private QualityEncoding detected(String letters) throws IOException {
        return detect(file("one.fq", letters));
    }

    private void assertRefused(String letters, String range) throws IOException {
        Path file = file("one.fq", letters);
        assertThatThrownBy(() -> detect(file))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": its quality letters " + range
                        + " fit more than one encoding: say which with --qualities 33, 64 or solexa");
    }

    private static QualityEncoding detect(Path... files) {
        List<InputFile> inputs = new ArrayList<>();
        for (Path file : files) {
            inputs.add(InputFile.of(file));
        }
        return QualityDetector.detect(inputs);
    }

    private Path file(String name, String letters) throws IOException {
        String text = "@r\n" + "A".repeat(letters.length()) + "\n+\n" + letters + "\n";
        return Files.writeString(folder.resolve(name), text);
    }
}
