package org.iolaus.pipeline.cli;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.iolaus.pipeline.run.Progress;

/** One step of a run on the console: a bar on a terminal; elsewhere a line now and then, and one at the end. */
final class ConsoleStep implements Progress.Step {

    private static final int BAR_WIDTH = 24;
    private static final long NANOS = 1_000_000_000L;
    /** A bar moves often; lines in a file are wanted seldom. */
    private static final long BAR_INTERVAL = NANOS / 10;

    private static final long LINE_INTERVAL = 30 * NANOS;

    private final Console console;
    private final String what;
    private final String unit;
    private final long total;
    private final LongAdder done = new LongAdder();
    private final long start = System.nanoTime();
    private long lastShown = start;

    ConsoleStep(Console console, String what, String unit, long total) {
        this.console = console;
        this.what = what;
        this.unit = unit;
        this.total = total;
    }

    @Override
    public void advance(long units) {
        done.add(units);
        long now = System.nanoTime();
        if (isTimeToShow(now)) {
            if (console.overwrites()) {
                console.overwrite(what + "  " + (total > 0 ? bar() + "  " : "") + amount());
            } else {
                console.info(what + ": " + amount());
            }
        }
    }

    @Override
    public void close() {
        console.info(String.format(
                Locale.ROOT, "%s: %s in %.1f s", what, amount(), (System.nanoTime() - start) / (double) NANOS));
    }

    private synchronized boolean isTimeToShow(long now) {
        if (now - lastShown < (console.overwrites() ? BAR_INTERVAL : LINE_INTERVAL)) {
            return false;
        }
        lastShown = now;
        return true;
    }

    private String bar() {
        int filled = (int) Math.min(BAR_WIDTH, done.sum() * BAR_WIDTH / total);
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }

    private String amount() {
        return String.format(Locale.ROOT, "%,d %s", done.sum(), unit);
    }
}
