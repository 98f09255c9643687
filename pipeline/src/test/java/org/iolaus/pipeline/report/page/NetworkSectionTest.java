package org.iolaus.pipeline.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.iolaus.pipeline.report.MixtureSummary;
import org.iolaus.pipeline.report.MixtureSummary.Finalist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page says of a network that was asked. */
class NetworkSectionTest {

    private static final String HEADING = "The second opinion of a network";

    private static MixtureSummary mixture(
            long budget, @Nullable Double seconds, double bitsPerBase, int fragments, Finalist... finalists) {
        return new MixtureSummary(
                "memory-convolution",
                "cpu",
                "PyTorch 2.7.1",
                2,
                120_000,
                budget,
                seconds,
                budget == 0 ? 0 : 403_200,
                0.2,
                bitsPerBase,
                fragments,
                List.of(finalists));
    }

    private static String page(MixtureSummary mixture) {
        return PageText.words(TuningPage.of(new ExampleReport()
                .trial("spectral", 13, 0.894)
                .trial("spectral", 11, 0.9)
                .asked(mixture)
                .run()));
    }

    @Test
    void aNetworkThatWasNotAskedIsNotMentioned() {
        assertThat(PageText.words(TuningPage.of(
                        new ExampleReport().trial("spectral", 11, 0.9).run())))
                .doesNotContain("network");
    }

    @Test
    void theNetworkItsCostAndItsOpinionAreTold() {
        String words = page(mixture(
                1_000_000,
                null,
                0.19,
                345,
                new Finalist("spectral k=13", 0.894, 0.891),
                new Finalist("spectral k=11", 0.9, 0.902)));
        assertThat(words)
                .contains(HEADING
                        + " memory-convolution was trained on 403,200 bases of the sample. It has 120,000 values, mixes"
                        + " the counts of k-mers with what it learned, and was asked on cpu with PyTorch 2.7.1 and 2 threads. Reads"
                        + " kept from it cost 0.1900 bits per base with it and 0.2000 by the counts alone (lower is better): it knows"
                        + " what the counts do not, 5.00 % of their cost. 2 settings are within a percentage point of the best by the"
                        + " counts. It judged anew what they make of 345 fragments in which they differ. It agrees with the counts:"
                        + " best is spectral k=11. ")
                .contains(
                        "setting by the counts alone with the network spectral k=11 (used) 90.00 % 90.20 % spectral k=13 89.40 %"
                                + " 89.10 %");
    }

    @Test
    void anotherOpinionIsToldAsSuch() {
        assertThat(page(mixture(
                        1_000_000,
                        null,
                        0.2,
                        1,
                        new Finalist("spectral k=13", 0.894, 0.91),
                        new Finalist("spectral k=11", 0.9, 0.902))))
                .contains("the counts tell them better, and its opinion is worth less than theirs.")
                .contains("what they make of 1 fragment in which")
                .contains("It disagrees with the counts: by them spectral k=11 is best, with it spectral k=13.");
    }

    @Test
    void trainingByTheClockIsTold() {
        assertThat(page(mixture(1_000_000, 30.0, 0.19, 0)))
                .contains(
                        "bases of the sample, for at most 30 seconds (on another machine it may come to another opinion).");
    }

    @Test
    void whatItWasNotAskedIsTold() {
        assertThat(page(mixture(0, null, 0.19, 0)))
                .contains("memory-convolution had been trained before. ")
                .contains("No two settings were so good and so near each other that it had to be asked.");
        assertThat(page(mixture(0, null, 0.19, 0, new Finalist("a", 0.9, 0.9), new Finalist("b", 0.9, 0.9))))
                .contains(
                        "2 settings are within a percentage point of the best and make the same of every read: there was nothing"
                                + " to ask.");
    }
}
