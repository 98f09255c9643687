package org.iolaus.lm.score;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.SequenceScorer;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.device.ComputingStep;
import org.iolaus.lm.device.FreeMemory;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.MemoryRows;
import org.iolaus.lm.model.Prediction;
import org.iolaus.lm.model.Rows;
import org.iolaus.lm.model.TokenBatch;
import org.iolaus.lm.tokenize.Tokenizer;

/**
 * Scores sequences with a neural model that predicts the next token, on both strands. What is longer than the model's context is
 * scored in windows that overlap by half, each token in the first window that shows at least half a context before it. The bits of a
 * token are shared evenly by its known bases; a token of which bases are unknown or missing costs what all tokens that agree with its
 * known bases cost together.
 */
public final class NeuralScorer implements SequenceScorer {

    private static final double LOG_2 = Math.log(2);

    /** What a memory says of a position, */
    private static final long MEMORY_VALUES = CountMemory.FEATURES + CountMemory.LOG_PROBABILITIES;

    /** as it is read, on the device, and weighed by the head. */
    private static final long MEMORY_COPIES = 3;

    /** Larger batches leave the processor's caches. */
    private static final int MOST_ROWS = 128;

    private final LanguageModel model;
    private final Tokenizer tokenizer;
    private final int batchRows;
    private final Optional<MemoryRows> memory;
    private final DoubleUnaryOperator bits;
    private final TokenBatch batch = new TokenBatch();

    /**
     * Makes a scorer with a model that has no memory.
     *
     * @param model the model; it stays the caller's
     * @param batchRows how many windows are scored together, at least 1; the figures do not depend on it beyond rounding
     * @throws IllegalArgumentException where the model does not predict the next token
     */
    public NeuralScorer(LanguageModel model, int batchRows) {
        this(model, batchRows, Optional.empty(), NeuralScorer::bits);
    }

    /**
     * Makes a scorer.
     *
     * @param model the model; it stays the caller's
     * @param batchRows how many windows are scored together, at least 1; the figures do not depend on it beyond rounding
     * @param memory what the model mixes in, if it does
     * @param bits makes the bits of a token of its cost in nats: {@link #bits(double)} where the tokens are those that the model predicts
     * @throws IllegalArgumentException where the model does not predict the next token, or lacks its memory
     */
    public NeuralScorer(LanguageModel model, int batchRows, Optional<CountMemory> memory, DoubleUnaryOperator bits) {
        if (!model.config().objective().causal()) {
            throw new IllegalArgumentException(
                    "a masked model has no bits per base; its pseudo-bits are another figure");
        }
        if (batchRows < 1) {
            throw new IllegalArgumentException("a batch has at least 1 row, was " + batchRows);
        }
        if (model.config().head().remembers() && memory.isEmpty()) {
            throw new IllegalArgumentException("a model with a memory cannot score without one");
        }
        this.model = model;
        this.memory = memory.map(counts -> new MemoryRows(counts, model.engine().threads()));
        this.bits = bits;
        this.tokenizer = model.tokenizer();
        this.batchRows = batchRows;
    }

    /**
     * How many windows can be scored together in the memory that is free.
     *
     * @param model the model
     * @return from 1 to 128
     */
    public static int fittingRows(LanguageModel model) {
        ModelConfig config = model.config();
        long values = config.trunk().valuesPerSequence(config.context(), config.width())
                + 5L * config.context() * model.tokenizer().vocabulary().size()
                + (config.head().remembers() ? MEMORY_COPIES * config.context() * MEMORY_VALUES : 0);
        return FreeMemory.batchSize(FreeMemory.bytes(model.manager().getDevice()), Float.BYTES * values, MOST_ROWS);
    }

    /**
     * The bits of a cost.
     *
     * @param nats minus a natural logarithm
     * @return minus the logarithm to base 2
     */
    public static double bits(double nats) {
        return nats / LOG_2;
    }

    @Override
    public double score(byte[] codes, int length, float[] bits) {
        float[] own = score(List.of(Arrays.copyOf(codes, length))).get(0);
        System.arraycopy(own, 0, bits, 0, length);
        double sum = 0;
        for (float value : own) {
            sum += value;
        }
        return sum;
    }

    /**
     * The bits of every base of many sequences, each the mean of both strands.
     *
     * @param sequences base codes, 0 to 3 or none
     * @return one value a base for each of them
     */
    public List<float[]> score(List<byte[]> sequences) {
        return scoreCounted(sequences.stream().map(CountedSequence::of).toList());
    }

    /**
     * The same for sequences of which some had a part in the memory, and are left out of it.
     *
     * @param sequences the sequences
     * @return one value a base for each of them
     */
    public List<float[]> scoreCounted(List<CountedSequence> sequences) {
        return scoreStrands(sequences).stream().map(StrandBits::mean).toList();
    }

    /**
     * The same, by each strand alone.
     *
     * @param sequences the sequences
     * @return the bits of every base, given those before it and given those behind it
     */
    public List<StrandBits> scoreStrands(List<CountedSequence> sequences) {
        List<StrandBits> bits = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        for (CountedSequence counted : sequences) {
            byte[] sequence = counted.codes();
            byte[] reverse = reverseComplement(sequence);
            // Both strands are the same question: asked in one form, it has one answer, to the last bit.
            boolean turned = Arrays.compare(reverse, sequence) < 0;
            StrandBits own = new StrandBits(new float[sequence.length], new float[sequence.length]);
            bits.add(own);
            float[] first = turned ? own.backwards() : own.forwards();
            float[] second = turned ? own.forwards() : own.backwards();
            addWindows(turned ? reverse : sequence, counted, first, turned, windows);
            addWindows(turned ? sequence : reverse, counted, second, !turned, windows);
        }
        // Rows of one length waste no padding.
        windows.sort(Comparator.comparingInt(Window::count));
        for (int from = 0; from < windows.size(); from += batchRows) {
            scoreTogether(windows.subList(from, Math.min(windows.size(), from + batchRows)));
        }
        return bits;
    }

    private void scoreTogether(List<Window> windows) {
        int columns = windows.get(windows.size() - 1).count();
        batch.reset(windows.size(), columns, tokenizer.vocabulary().padding());
        for (int row = 0; row < windows.size(); row++) {
            Window window = windows.get(row);
            Rows.write(
                    batch,
                    row,
                    tokenizer,
                    window.codes(),
                    window.codes().length,
                    window.first(),
                    window.count(),
                    window.firstScored());
        }
        memory.ifPresent(open ->
                open.write(batch, windows.stream().map(Window::remembered).toList()));
        try (ComputingStep step = model.beginStep()) {
            Prediction prediction = model.predict(step.manager(), batch);
            float[] costs = prediction.costs().toFloatArray();
            for (int row = 0; row < windows.size(); row++) {
                Window window = windows.get(row);
                for (int i = window.firstScored() - window.first(); i < window.count(); i++) {
                    int token = window.first() + i;
                    if (Rows.token(tokenizer, window.codes(), window.codes().length, token)
                            < tokenizer.vocabulary().predicted()) {
                        share(window, token, bits.applyAsDouble(costs[row * columns + i]));
                    } else {
                        scoreIncomplete(window, token, prediction.logProbabilities(), row, i);
                    }
                }
            }
        }
    }

    /** The probability of what is known of a token is the sum over the tokens that agree with it. */
    private void scoreIncomplete(Window window, int token, NDArray logProbabilities, int row, int column) {
        int from = token * tokenizer.basesPerToken();
        int to = Math.min(window.codes().length, from + tokenizer.basesPerToken());
        boolean anyKnown = false;
        for (int i = from; i < to; i++) {
            anyKnown |= window.codes()[i] != Nucleotide.NONE;
        }
        double cost = 0;
        if (anyKnown) {
            float[] distribution = logProbabilities.get(row, column).toFloatArray();
            double sum = 0;
            for (int id = 0; id < distribution.length; id++) {
                if (tokenizer.agrees(id, window.codes(), from, to)) {
                    sum += Math.exp(distribution[id]);
                }
            }
            cost = bits.applyAsDouble(-Math.log(Math.max(sum, Float.MIN_NORMAL)));
        }
        share(window, token, cost);
    }

    /** Gives each known base of a token its share of the bits. */
    private void share(Window window, int token, double cost) {
        int from = token * tokenizer.basesPerToken();
        int to = Math.min(window.codes().length, from + tokenizer.basesPerToken());
        int known = 0;
        for (int i = from; i < to; i++) {
            known += window.codes()[i] == Nucleotide.NONE ? 0 : 1;
        }
        for (int i = from; i < to; i++) {
            double own = window.codes()[i] == Nucleotide.NONE ? UNKNOWN_BASE_BITS : cost / known;
            int place = window.backwards() ? window.codes().length - 1 - i : i;
            window.bits()[place] = (float) own;
        }
    }

    private void addWindows(
            byte[] codes, CountedSequence counted, float[] bits, boolean backwards, List<Window> windows) {
        int tokens = Rows.tokens(codes.length, tokenizer);
        int context = model.config().context();
        int scored = 0;
        for (int first = 0; scored < tokens; first += Math.max(1, context / 2)) {
            int count = Math.min(context, tokens - first);
            windows.add(new Window(codes, counted, bits, backwards, first, count, scored));
            scored = first + count;
        }
    }

    private static byte[] reverseComplement(byte[] codes) {
        byte[] reverse = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            reverse[i] = (byte) Nucleotide.complement(codes[codes.length - 1 - i]);
        }
        return reverse;
    }

    /** A piece of one strand: its tokens from {@code firstScored} on get bits. */
    private record Window(
            byte[] codes,
            CountedSequence counted,
            float[] bits,
            boolean backwards,
            int first,
            int count,
            int firstScored) {

        MemoryRows.Row remembered() {
            return new MemoryRows.Row(codes, first, count, counted.counted());
        }
    }
}
