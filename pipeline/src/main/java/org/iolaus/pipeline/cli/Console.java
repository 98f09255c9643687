package org.iolaus.pipeline.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.iolaus.pipeline.run.Progress;

/**
 * Where a command writes: results to one stream, messages to the other. Messages are lines of text or of JSON; on a terminal a step
 * that takes time is a bar.
 */
final class Console implements Progress {

    /** How much is told. */
    enum Volume {
        QUIET,
        NORMAL,
        VERBOSE
    }

    /** How it is told. */
    enum Format {
        TEXT,
        JSON
    }

    /** Letters of a message on a terminal: more than the longest path has. */
    private static final int LONGEST_MESSAGE = 5000;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private Volume volume = Volume.NORMAL;
    private Format format = Format.TEXT;
    private boolean silent;

    /**
     * Makes a console.
     *
     * @param out where results go
     * @param err where messages go
     * @param terminal whether {@code err} is a terminal, where a line can be overwritten
     */
    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    Volume volume() {
        return volume;
    }

    void setVolume(Volume volume) {
        this.volume = volume;
    }

    void setFormat(Format format) {
        this.format = format;
    }

    /** Where results go. */
    PrintStream out() {
        return out;
    }

    /** Results, for what wants characters. */
    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** The trace of a defect. */
    synchronized void trace(Throwable defect) {
        if (!silent) {
            defect.printStackTrace(err);
            err.flush();
        }
    }

    /** Leaves out every message from now on, except {@link #lastWord}: what fails because the program is ending is no news. */
    synchronized void silence() {
        silent = true;
    }

    /** A message that is told even then. */
    synchronized void lastWord(String message) {
        silent = false;
        error(message);
        silent = true;
    }

    /** The last word of a run that failed: told whatever the volume. */
    void error(String message) {
        line("error", message);
    }

    @Override
    public void warn(String message) {
        line("warning", message);
    }

    @Override
    public void info(String message) {
        if (volume != Volume.QUIET) {
            line("info", message);
        }
    }

    @Override
    public void detail(String message) {
        if (volume == Volume.VERBOSE) {
            line("detail", message);
        }
    }

    @Override
    public Step step(String what, String unit, long total) {
        if (volume == Volume.QUIET) {
            return SILENT.step(what, unit, total);
        }
        return new ConsoleStep(this, what, unit, total);
    }

    /** Whether a line may be overwritten. */
    boolean overwrites() {
        return terminal && format == Format.TEXT;
    }

    /** Shows a line that the next one overwrites. */
    synchronized void overwrite(String text) {
        if (silent) {
            return;
        }
        err.print("\r\033[K" + text);
        err.flush();
    }

    private synchronized void line(String level, String message) {
        if (silent) {
            return;
        }
        if (format == Format.JSON) {
            err.println("{\"level\":\"" + level + "\",\"message\":\"" + escape(message) + "\"}");
        } else {
            String prefix = level.equals("warning") ? "iolaus: warning: " : "iolaus: ";
            err.println((overwrites() ? "\r\033[K" : "") + prefix + printable(message));
        }
        err.flush();
    }

    /** Messages quote what files say: it shall neither control a terminal nor fill it. */
    private static String printable(String message) {
        String shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "..." : message;
        StringBuilder printable = new StringBuilder();
        shown.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                printable.append(String.format(Locale.ROOT, "\\x%02x", c));
            } else {
                printable.append((char) c);
            }
        });
        return printable.toString();
    }

    /** The letters that RFC 8259, section 7, asks to escape. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
