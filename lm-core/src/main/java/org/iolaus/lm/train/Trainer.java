package org.iolaus.lm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.lm.block.Copies;
import org.iolaus.lm.config.TrainingConfig;
import org.iolaus.lm.device.ComputingStep;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.MemoryRows;
import org.iolaus.lm.model.Prediction;
import org.iolaus.lm.model.TokenBatch;

/**
 * Trains a model: batches at random until a budget of tokens is used up, or until the held-out reads have not become cheaper for some
 * time. The weights that were best on them are kept. The same model, reads, seed, budget and engine give the same weights, also where
 * the run was broken off and went on from its checkpoint.
 */
public final class Trainer {

    private static final double LOG_2 = Math.log(2);

    /** The mean cost is fetched from the device once in so many steps. */
    private static final int REPORT_EVERY = 10;

    private final LanguageModel model;
    private final Settings settings;
    private final TrainingConfig config;
    private final TrainingListener listener;
    private final BatchMaker batches;
    private final HeldOutCost heldOut;
    private final String run;

    private Trainer(LanguageModel model, TrainingReads reads, Settings settings, TrainingListener listener) {
        this.model = model;
        this.settings = settings;
        this.config = model.config().training();
        this.listener = listener;
        List<CountedSequence> usable = reads.training().stream()
                .filter(read -> read.codes().length >= model.tokenizer().basesPerToken())
                .toList();
        if (usable.isEmpty()) {
            throw new UserException("no read is as long as one of the model's tokens ("
                    + model.tokenizer().basesPerToken() + " bases)");
        }
        Optional<MemoryRows> memory = memory(model, reads);
        this.batches = new BatchMaker(model.config(), model.tokenizer(), usable, memory, settings.seed());
        this.heldOut = new HeldOutCost(
                model,
                reads.lookedAt(settings.heldOutTokens(), model.tokenizer().basesPerToken()),
                memory);
        this.run = RunFingerprint.of(model, reads, settings);
    }

    private static Optional<MemoryRows> memory(LanguageModel model, TrainingReads reads) {
        if (!model.config().head().remembers()) {
            return Optional.empty();
        }
        CountMemory memory = reads.memory()
                .orElseThrow(() -> new IllegalArgumentException("a model with a memory cannot be trained without one"));
        return Optional.of(new MemoryRows(memory, model.engine().threads()));
    }

    /**
     * How a model is trained beyond what its configuration says.
     *
     * @param budget how many tokens to train on, at least 1
     * @param heldOutTokens how many tokens of the held-out reads are looked at, at least 1
     * @param seed of the batches
     * @param checkpoint where the run keeps what it needs to go on, or nothing for a run that cannot
     * @param seconds how long it may take on the clock, above 0; another time gives other weights unless this is infinite
     */
    public record Settings(long budget, long heldOutTokens, long seed, Optional<Path> checkpoint, double seconds) {

        /** Checks the numbers. */
        public Settings {
            if (budget < 1) {
                throw new IllegalArgumentException("the budget must be at least 1 token, was " + budget);
            }
            if (heldOutTokens < 1) {
                throw new IllegalArgumentException(
                        "at least 1 token of the held-out reads must be looked at, was " + heldOutTokens);
            }
            if (!(seconds > 0)) {
                throw new IllegalArgumentException("training must take more than 0 seconds, was " + seconds);
            }
        }

        /**
         * Settings by which the clock has no part in the weights.
         *
         * @param budget how many tokens to train on, at least 1
         * @param heldOutTokens how many tokens of the held-out reads are looked at, at least 1
         * @param seed of the batches
         * @param checkpoint where the run keeps what it needs to go on, if anywhere
         */
        public Settings(long budget, long heldOutTokens, long seed, Optional<Path> checkpoint) {
            this(budget, heldOutTokens, seed, checkpoint, Double.POSITIVE_INFINITY);
        }
    }

    /**
     * What came of training.
     *
     * @param tokens how many tokens the model was trained on
     * @param steps how many times its weights changed
     * @param bestStep after how many steps it was best
     * @param heldOut its figure on the held-out reads then, in the unit of its objective
     * @param outOfPatience whether it ended before the budget
     */
    public record Outcome(long tokens, long steps, long bestStep, double heldOut, boolean outOfPatience) {}

    /**
     * Trains a model in place.
     *
     * @param model what is trained; it must be new, or the run must have a checkpoint
     * @param reads what from
     * @param settings how long
     * @param listener is told
     * @return what came of it; the model holds its best weights
     * @throws UserException where the checkpoint is another run's, or the cost grew without bound
     */
    public static Outcome train(
            LanguageModel model, TrainingReads reads, Settings settings, TrainingListener listener) {
        return new Trainer(model, reads, settings, listener).train();
    }

    private Outcome train() {
        Optional<Checkpoint> checkpoint = settings.checkpoint().flatMap(file -> Checkpoint.read(file, run));
        try (NDManager own = model.manager().newSubManager()) {
            AdamW optimizer;
            float[] best;
            try (ComputingStep step = model.beginStep()) {
                optimizer = new AdamW(own, model.parameters(), config.clipNorm(), config.weightDecay());
                best = step.values(model.values());
                if (checkpoint.isPresent()) {
                    best = checkpoint.get().best();
                    set(step, model.values(), checkpoint.get().values());
                    set(step, optimizer.first(), checkpoint.get().first());
                    set(step, optimizer.second(), checkpoint.get().second());
                }
            }
            return run(own, optimizer, checkpoint.map(Checkpoint::progress).orElse(TrainingProgress.START), best);
        }
    }

    private Outcome run(NDManager own, AdamW optimizer, TrainingProgress start, float[] bestAtStart) {
        TrainingProgress progress = start;
        float[] best = bestAtStart;
        LearningRate rate = new LearningRate(config);
        TokenBatch batch = new TokenBatch();
        NDArray cost = own.zeros(new Shape());
        long costed = 0;
        long began = System.nanoTime();
        boolean over = isOver(progress, used(progress, began));
        while (!over) {
            double before = used(progress, began);
            StepSize size = step(batch, optimizer, progress.step(), rate.at(progress.step(), before), cost);
            progress = progress.stepped(size.tokens());
            double used = used(progress, began);
            costed += size.targets();
            if (progress.step() % REPORT_EVERY == 0) {
                report(progress, start, take(cost), costed, began);
                costed = 0;
            }
            if (progress.step() % config.evaluateEvery() == 0 || used >= 1) {
                progress = progress.judged(heldOut.bitsPerBase());
                boolean isBest = progress.bestStep() == progress.step();
                listener.judged(progress.step(), heldOut.last(), isBest);
                best = isBest ? values(model.values()) : best;
                keep(optimizer, progress, best);
            }
            over = isOver(progress, used);
        }
        try (ComputingStep step = model.beginStep()) {
            set(step, model.values(), best);
        }
        return new Outcome(
                progress.tokens(),
                progress.step(),
                progress.bestStep(),
                progress.best(),
                progress.looksSince() >= config.patience() && progress.tokens() < settings.budget());
    }

    /** The share of the budget, of tokens or of seconds, that is used up. */
    private double used(TrainingProgress progress, long began) {
        double tokens = (double) progress.tokens() / settings.budget();
        return Math.max(tokens, (System.nanoTime() - began) / 1e9 / settings.seconds());
    }

    private boolean isOver(TrainingProgress progress, double used) {
        return used >= 1 || progress.looksSince() >= config.patience();
    }

    /** How many tokens a step took, and how many of them were predicted. */
    private record StepSize(long tokens, long targets) {}

    /** One change of the weights. */
    private StepSize step(TokenBatch batch, AdamW optimizer, long number, double rate, NDArray cost) {
        long targets = 0;
        for (int part = 0; part < config.accumulate(); part++) {
            batches.fill(batch, number * config.accumulate() + part);
            targets += batch.targets();
        }
        if (targets == 0) {
            return new StepSize(1, 0);
        }
        long tokens = 0;
        try (ComputingStep step = model.beginStep()) {
            NDManager manager = step.manager();
            NDArray values = model.values().duplicate();
            values.attach(manager);
            values.setRequiresGradient(true);
            for (int part = 0; part < config.accumulate(); part++) {
                // With a single part, the batch is still there.
                if (config.accumulate() > 1) {
                    batches.fill(batch, number * config.accumulate() + part);
                }
                tokens += accumulate(manager, values, batch, targets, cost);
            }
            NDArray gradient = values.getGradient();
            optimizer.update(manager, model.values(), gradient, number, rate);
        }
        return new StepSize(tokens, targets);
    }

    /** Adds one batch's share of the gradient. */
    private long accumulate(NDManager step, NDArray values, TokenBatch batch, long targets, NDArray cost) {
        try (NDManager part = step.newSubManager();
                GradientCollector collector = model.engine().recordGradients()) {
            Prediction prediction = model.predict(part, values, batch, true);
            NDArray sum = prediction.costs().sum();
            NDArray loss = sum.mul(Copies.scalar(sum, 1.0 / targets)).sum();
            for (NDArray auxiliary : prediction.auxiliaryLosses()) {
                loss = loss.add(auxiliary
                        .mul(Copies.scalar(auxiliary, (double) batch.targets() / targets))
                        .sum());
            }
            collector.backward(loss);
            cost.addi(sum.stopGradient());
        }
        long tokens = 0;
        for (int length : batch.lengths()) {
            tokens += length;
        }
        return tokens;
    }

    /** The cost since it was last taken. */
    private double take(NDArray cost) {
        try (ComputingStep step = model.beginStep()) {
            double nats = step.values(cost)[0];
            cost.muli(0);
            return nats;
        }
    }

    private void report(TrainingProgress progress, TrainingProgress start, double nats, long costed, long began) {
        if (!Double.isFinite(nats)) {
            throw new UserException("training broke down at step " + progress.step()
                    + ": the cost is not a number; lower learning-rate or clip-norm in the model file");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double bits = nats / LOG_2 / costed / model.tokenizer().basesPerToken();
        listener.trained(progress.tokens(), bits, (progress.tokens() - start.tokens()) / seconds);
    }

    private void keep(AdamW optimizer, TrainingProgress progress, float[] best) {
        settings.checkpoint()
                .ifPresent(file -> new Checkpoint(
                                run,
                                progress,
                                values(model.values()),
                                values(optimizer.first()),
                                values(optimizer.second()),
                                best)
                        .write(file));
    }

    private float[] values(NDArray array) {
        try (ComputingStep step = model.beginStep()) {
            return step.values(array);
        }
    }

    private static void set(ComputingStep step, NDArray array, float[] values) {
        array.set(new NDIndex(":"), Copies.of(step.manager(), values, values.length));
    }
}
