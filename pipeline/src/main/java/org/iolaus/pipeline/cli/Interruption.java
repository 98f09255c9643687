package org.iolaus.pipeline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.iolaus.genomics.system.Deliveries;
import org.iolaus.pipeline.run.KeptTrials;

/** The last word of a run that a signal ends: what there is of its results. The exit status is the signal's, as the shell counts. */
final class Interruption {

    private final Thread hook;

    private Interruption(Console console) {
        Deliveries deliveries = Deliveries.ofProcess();
        hook = new Thread(
                () -> {
                    console.silence();
                    console.lastWord(message(deliveries.end()));
                },
                "iolaus-interrupted");
    }

    /** From now on the end of the process is an interruption. */
    static Interruption told(Console console) {
        Interruption interruption = new Interruption(console);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** From now on it is not. */
    void didNotHappen() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal was faster, and the process is ending.
        }
    }

    /** What is told. */
    static String message(Deliveries.Delivered delivered) {
        if (delivered.partOfStream()) {
            return "interrupted: standard output has only a part of the reads";
        }
        List<Path> results =
                delivered.files().stream().filter(file -> !isKept(file)).toList();
        boolean kept = delivered.files().stream().anyMatch(file -> isKept(file) && Files.exists(file));
        String words = results.isEmpty()
                ? "interrupted: nothing was delivered"
                : "interrupted: the run is not complete; whole are "
                        + results.stream().map(Path::toString).collect(Collectors.joining(", "));
        return kept ? words + "; finished trials are kept, --resume goes on from there" : words;
    }

    private static boolean isKept(Path file) {
        Path folder = file.getParent();
        return folder != null && folder.endsWith(KeptTrials.FOLDER);
    }
}
