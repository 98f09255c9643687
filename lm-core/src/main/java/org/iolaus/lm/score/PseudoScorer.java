package org.iolaus.lm.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.lm.device.ComputingStep;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.Rows;
import org.iolaus.lm.model.TokenBatch;
import org.iolaus.lm.tokenize.Tokenizer;
import org.iolaus.lm.tokenize.Vocabulary;

/**
 * Pseudo-bits of sequences under a masked model: what each base costs when it is hidden and those on both sides are seen (pseudo
 * log-likelihood, Salazar et al. 2020), on both strands. In one pass every seventh token is hidden, about as many as in training, and in
 * seven passes each of them once. These are no bits per base: a sequence could not be written with so few. What is longer than the
 * context is scored in windows that overlap by half, each token in the one in which it lies nearest to the middle.
 */
public final class PseudoScorer {

    private static final double LOG_2 = Math.log(2);

    /** One token in so many is hidden at a time. */
    private static final int STRIDE = 7;

    private final LanguageModel model;
    private final Tokenizer tokenizer;
    private final int batchRows;
    private final TokenBatch batch = new TokenBatch();

    /**
     * Makes a scorer.
     *
     * @param model the model; it stays the caller's
     * @param batchRows how many windows are scored together, at least 1; the figures do not depend on it beyond rounding
     * @throws IllegalArgumentException where the model predicts the next token: it has bits, not pseudo-bits
     */
    public PseudoScorer(LanguageModel model, int batchRows) {
        if (model.config().objective().causal()) {
            throw new IllegalArgumentException("only a masked model has pseudo-bits; this one has bits per base");
        }
        if (batchRows < 1) {
            throw new IllegalArgumentException("a batch has at least 1 row, was " + batchRows);
        }
        this.model = model;
        this.tokenizer = model.tokenizer();
        this.batchRows = batchRows;
    }

    /**
     * The pseudo-bits of all sequences.
     *
     * @param sequences base codes, 0 to 3 or none
     * @return their sum over both strands, halved, and the bases of the tokens that were hidden: those with an unknown base, and what is
     *     left over at a strand's end, have none
     */
    public ScoreTotal score(List<byte[]> sequences) {
        List<Row> rows = new ArrayList<>();
        for (byte[] sequence : sequences) {
            byte[] reverse = reverseComplement(sequence);
            // Both strands are one question: asked in one order, it has one answer.
            boolean turned = Arrays.compare(reverse, sequence) < 0;
            addRows(turned ? reverse : sequence, rows);
            addRows(turned ? sequence : reverse, rows);
        }
        double nats = 0;
        long tokens = 0;
        for (int from = 0; from < rows.size(); from += batchRows) {
            write(rows.subList(from, Math.min(rows.size(), from + batchRows)));
            try (ComputingStep step = model.beginStep()) {
                for (float cost : model.predict(step.manager(), batch).costs().toFloatArray()) {
                    nats += cost;
                }
            }
            tokens += batch.targets();
        }
        return new ScoreTotal(nats / LOG_2 / 2, tokens * tokenizer.basesPerToken() / 2);
    }

    private void addRows(byte[] codes, List<Row> rows) {
        int tokens = codes.length / tokenizer.basesPerToken();
        int context = model.config().context();
        int half = Math.max(1, context / 2);
        int scored = 0;
        for (int first = 0; scored < tokens; first += half) {
            int count = Math.min(context, tokens - first);
            // The last window has no successor that would see its end from nearer the middle.
            int end = first + count == tokens ? tokens : first + count - half / 2;
            for (int phase = 0; phase < Math.min(STRIDE, end - scored); phase++) {
                rows.add(new Row(codes, first, count, scored + phase, end));
            }
            scored = end;
        }
    }

    private void write(List<Row> rows) {
        Vocabulary vocabulary = tokenizer.vocabulary();
        int columns = rows.stream().mapToInt(Row::count).max().orElseThrow();
        batch.reset(rows.size(), columns, vocabulary.padding());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            for (int column = 0; column < row.count(); column++) {
                int place = row.first() + column;
                int token = Rows.token(tokenizer, row.codes(), row.codes().length, place);
                boolean hidden = place >= row.firstHidden()
                        && place < row.end()
                        && (place - row.firstHidden()) % STRIDE == 0
                        && token < vocabulary.predicted();
                batch.set(i, column, hidden ? vocabulary.mask() : token, hidden ? token : TokenBatch.NO_TARGET);
            }
        }
    }

    private static byte[] reverseComplement(byte[] codes) {
        byte[] reverse = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            reverse[i] = (byte) Nucleotide.complement(codes[codes.length - 1 - i]);
        }
        return reverse;
    }

    /** A window in which every seventh token from {@code firstHidden} on, up to {@code end}, is hidden. */
    private record Row(byte[] codes, int first, int count, int firstHidden, int end) {}
}
