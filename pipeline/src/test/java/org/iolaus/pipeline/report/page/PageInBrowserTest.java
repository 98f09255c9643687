package org.iolaus.pipeline.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser shows the pages, on light and dark screens and on paper, and has nothing to complain of. */
class PageInBrowserTest {

    private static final int LIGHT_PAPER = 0xFFFFFF;
    private static final int DARK_PAPER = 0x14181D;

    @TempDir
    Path folder;

    @Test
    void aPageIsShownOnLightAndDarkScreens() throws IOException, InterruptedException {
        Path page = page(new ExampleReport()
                .warned("the qualities are binned (2 values)")
                .trial("lighter", 15, 0.6)
                .trial("spectral", 11, 0.5)
                .trial("spectral", 13, 0.9));
        BufferedImage light = screenshot(page, "light.png", "--blink-settings=preferredColorScheme=1");
        BufferedImage dark = screenshot(page, "dark.png", "--blink-settings=preferredColorScheme=0");
        assertThat(light.getRGB(1, 1) & 0xFFFFFF).isEqualTo(LIGHT_PAPER);
        assertThat(dark.getRGB(1, 1) & 0xFFFFFF).isEqualTo(DARK_PAPER);
        assertThat(colours(light)).as("text, tiles and charts").isGreaterThan(50);
        assertThat(colours(dark)).isGreaterThan(50);
    }

    @Test
    void aPageIsPrinted() throws IOException, InterruptedException {
        Path page = page(new ExampleReport().trial("spectral", 11, 0.5));
        Path paper = folder.resolve("page.pdf");
        browse(page, "--print-to-pdf=" + paper, "--no-pdf-header-footer");
        assertThat(Files.readString(paper, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(Files.size(paper)).isGreaterThan(10_000);
    }

    @Test
    void withoutReadsThereIsAPageToo() throws IOException, InterruptedException {
        BufferedImage shown = screenshot(page(new ExampleReport().withoutReads()), "empty.png");
        assertThat(colours(shown)).isGreaterThan(20);
    }

    private Path page(ExampleReport report) throws IOException {
        return Files.writeString(folder.resolve("report.html"), TuningPage.of(report.run()));
    }

    private BufferedImage screenshot(Path page, String name, String... flags) throws IOException, InterruptedException {
        Path image = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of(flags));
        all.add("--screenshot=" + image);
        all.add("--window-size=1000,2400");
        browse(page, all.toArray(String[]::new));
        return ImageIO.read(image.toFile());
    }

    /** Opens a page; fails where the page makes the browser write to its console. */
    private void browse(Path page, String... flags) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "chromium is not installed");
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(List.of(flags));
        command.add(page.toUri().toString());
        Path messages = folder.resolve("messages.txt");
        Process browser = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertThat(browser.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(browser.exitValue()).isZero();
        assertThat(Files.readString(messages)).doesNotContain("CONSOLE");
    }

    private static int colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }
}
