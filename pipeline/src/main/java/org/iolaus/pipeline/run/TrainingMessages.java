package org.iolaus.pipeline.run;

import java.util.Locale;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.train.TrainingListener;

/** Tells how training goes. */
final class TrainingMessages implements TrainingListener {

    private final ModelConfig config;
    private final Progress.Step step;
    private final Progress progress;
    private long told;

    TrainingMessages(ModelConfig config, Progress.Step step, Progress progress) {
        this.config = config;
        this.step = step;
        this.progress = progress;
    }

    @Override
    public void trained(long tokens, double bitsPerBase, double tokensPerSecond) {
        step.advance(tokens - told);
        told = tokens;
        progress.detail(String.format(
                Locale.ROOT,
                "%d tokens: %.4f %s in training, %.0f tokens/s",
                tokens,
                bitsPerBase,
                config.objective().unit(),
                tokensPerSecond));
    }

    @Override
    public void judged(long number, double bitsPerBase, boolean best) {
        progress.info(String.format(
                Locale.ROOT,
                "step %d: %.4f %s on the held-out reads%s",
                number,
                bitsPerBase,
                config.objective().unit(),
                best ? "" : ", not better than before"));
    }
}
