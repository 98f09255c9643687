package org.iolaus.pipeline.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Passes everything on and remembers the warnings, for the report. */
final class RememberingProgress implements Progress {

    private final Progress progress;
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    RememberingProgress(Progress progress) {
        this.progress = progress;
    }

    /** The warnings so far, each once. */
    List<String> warnings() {
        return warnings.stream().distinct().toList();
    }

    @Override
    public void warn(String message) {
        if (!warnings.contains(message)) {
            progress.warn(message);
        }
        warnings.add(message);
    }

    @Override
    public void info(String message) {
        progress.info(message);
    }

    @Override
    public void detail(String message) {
        progress.detail(message);
    }

    @Override
    public Step step(String what, String unit, long total) {
        return progress.step(what, unit, total);
    }
}
