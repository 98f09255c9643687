package org.iolaus.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> COMMANDS = List.of("tune", "correct", "spectrum", "score", "evaluate");

    @Test
    void findsTheWordWithTheFewestLettersToChange() {
        assertThat(NearestWord.find("corect", COMMANDS)).contains("correct");
        assertThat(NearestWord.find("evalaute", COMMANDS)).contains("evaluate");
        assertThat(NearestWord.find("tun", COMMANDS)).contains("tune");
        assertThat(NearestWord.find("TUNE", COMMANDS)).contains("tune");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(NearestWord.find("assemble", COMMANDS)).isEmpty();
        assertThat(NearestWord.find("tune", List.of())).isEmpty();
    }

    @Test
    void theHintEndsAMessage() {
        assertThat(NearestWord.hint("scor", COMMANDS)).isEqualTo("; did you mean score?");
        assertThat(NearestWord.hint("assemble", COMMANDS)).isEmpty();
    }

    @Test
    void distanceCountsInsertionsDeletionsAndSubstitutions() {
        assertThat(NearestWord.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestWord.distance("", "abc")).isEqualTo(3);
        assertThat(NearestWord.distance("abc", "abc")).isZero();
    }
}
