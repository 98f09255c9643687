package org.iolaus.pipeline.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TuningPageTest {

    @Test
    void theVerdictComesFirstInOneSentenceWithItsConfidence() {
        String words = PageText.words(TuningPage.of(new ExampleReport()
                .trial("spectral", 11, 0.5)
                .trial("spectral", 13, 0.9)
                .run()));
        assertThat(words)
                .startsWith(
                        " Iolaus How to correct reads_R1 Correct these reads with spectral, k = 13. This is expected to remove"
                                + " 90.00 % of the sequencing errors, net of those it makes (95 % certain: between 10.00 % and"
                                + " 30.00 %). Every other setting is worse, by more than chance explains.");
    }

    @Test
    void aTieSaysWhatDecidedWhereItWasNotTheExpectedGain() {
        String tie =
                "One other setting does about as well, and the difference may be chance (spectral k = 13): the exact choice"
                        + " among them matters little for these reads.";
        String bits = " Language model and sequencer explain the reads of this one with fewer bits.";
        ExampleReport better = new ExampleReport().tied("spectral", 13, 0.9).trial("consensus", 21, 0.8);
        assertThat(PageText.words(TuningPage.of(better.run()))).contains(tie + bits);
        ExampleReport worse = new ExampleReport().tied("spectral", 13, 0.7).trial("consensus", 21, 0.8);
        assertThat(PageText.words(TuningPage.of(worse.run()))).contains(tie).doesNotContain(bits);
    }

    @Test
    void doNotCorrectSaysWhyAndThatTheReadsWereCopied() {
        String words = PageText.words(TuningPage.of(
                new ExampleReport().trial("spectral", 11, 0.012).notCorrected().run()));
        assertThat(words)
                .contains(
                        "Do not correct these reads. The best setting that was tried, spectral k=11, would remove only 1.20 % of"
                                + " the sequencing errors, net of those it makes. Below 3.00 % that is as likely to be the uncertainty of"
                                + " the qualities as a real improvement. The reads were copied as they are.");
    }

    @Test
    void withoutReadsThereIsAPageThatSaysSo() {
        String page = TuningPage.of(new ExampleReport().withoutReads().run());
        assertThat(PageText.words(page))
                .contains("There are no reads to correct. There is nothing to judge, for there are no reads.")
                .doesNotContain("What was tried");
        assertThat(page).doesNotContain("NaN", "Infinity");
    }

    @Test
    void nothingThatAUserNamesBecomesAnElement() {
        String page = TuningPage.of(new ExampleReport()
                .of(ExampleReport.EVIL + ".fq")
                .trial(ExampleReport.EVIL, 11, 0.5)
                .warned(ExampleReport.EVIL + ": holds no reads")
                .run());
        Document parsed = PageText.parsed(page);
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        assertThat(page)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;\uFFFD");
    }

    @Test
    void everyWarningComesWithWhatToDo() {
        String words = PageText.words(TuningPage.of(new ExampleReport()
                .trial("spectral", 11, 0.5)
                .warned("2.0 % of the pairs are shorter than a read and end in adapter; these tails are not counted")
                .run()));
        assertThat(words)
                .contains("these tails are not counted. Cut the adapters off with a trimmer before correcting.");
    }

    @Test
    void everyChartHasWordsForThoseWhoDoNotSeeIt() {
        Document page = PageText.parsed(TuningPage.of(new ExampleReport()
                .trial("spectral", 11, 0.5)
                .dropped("lighter", 15, 0.2)
                .trial("spectral", 13, 0.505)
                .run()));
        NodeList charts = page.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(8);
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < charts.getLength(); i++) {
            Element chart = (Element) charts.item(i);
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            String[] labels = chart.getAttribute("aria-labelledby").split(" ", -1);
            Element title = (Element) chart.getElementsByTagName("title").item(0);
            Element text = (Element) chart.getElementsByTagName("desc").item(0);
            assertThat(labels).containsExactly(title.getAttribute("id"), text.getAttribute("id"));
            assertThat(title.getTextContent()).isNotBlank();
            assertThat(text.getTextContent().length()).isGreaterThan(40);
            assertThat(ids.add(labels[0])).as("ids are used once").isTrue();
        }
    }

    @Test
    void nothingIsFetchedAndNothingRuns() {
        String page =
                TuningPage.of(new ExampleReport().trial("spectral", 11, 0.5).run());
        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("<script", "http://", "https://", "@import", "url(", "src=", "onload");
    }

    @Test
    void whatIsKnownOfTheTruthIsToldInWords() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("gain", 0.985);
        figures.put("made_perfect", 1234L);
        figures.put("harmed_reads", 5L);
        figures.put("unknown_reads", 0L);
        String words = PageText.words(
                TuningPage.of(new ExampleReport().trial("spectral", 11, 0.5).run(), figures));
        assertThat(words)
                .contains("errors removed, net of those made (gain) 98.5000 % reads made perfect 1,234 reads harmed 5 ")
                .contains("unknown reads 0");
    }

    @Test
    void theIndexLeadsToEverySample() {
        String page = IndexPage.of(List.of(
                new IndexPage.Entry(
                        "a <b>",
                        "./a%20b/report.html",
                        new ExampleReport().trial("spectral", 11, 0.5).run()),
                new IndexPage.Entry(
                        "c",
                        "./c/report.html",
                        new ExampleReport()
                                .of(ExampleReport.EVIL)
                                .notCorrected()
                                .run())));
        assertThat(PageText.words(page)).contains("a &lt;b&gt; spectral k=11 50.00 % 100 30.00 %", "do not correct");
        assertThat(page)
                .contains("<a href=\"./a%20b/report.html\">a &lt;b&gt;</a>")
                .doesNotContain("<script");
    }

    @Test
    void withoutAPeakTheSpectrumIsShownAsItIs() {
        String words = PageText.words(TuningPage.of(
                new ExampleReport().trial("spectral", 11, 0.5).withoutPeak().run()));
        assertThat(words).contains("Both axes are logarithmic.", "why some are not known no coverage peak stands out");
    }
}
