package org.iolaus.lm.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.simulate.MadeReads;
import org.iolaus.lm.block.Parameter;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.device.TestEngine;
import org.iolaus.lm.memory.CountMemory;
import org.iolaus.lm.model.LanguageModel;
import org.iolaus.lm.model.MemoryRows;
import org.iolaus.lm.model.Rows;
import org.iolaus.lm.model.TinyMemory;
import org.iolaus.lm.model.TinyModels;
import org.iolaus.lm.model.TokenBatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class MemoryMixtureHeadTest {

    private static final byte[] CODES = MadeReads.codes(MadeReads.bases(30, 8));

    /** A model whose network says nothing and whose weights of the experts are given. */
    private static LanguageModel silent(float[] trust) {
        return LanguageModel.of(
                TinyModels.config("memory-mixture"), TestEngine.engine(), TestEngine.device(), parameters -> {
                    float[] values = parameters.initialValues(1);
                    for (Parameter parameter : parameters.list()) {
                        int from = (int) parameter.offset();
                        if (parameter.name().startsWith("head.scores")
                                || parameter.name().startsWith("head.experts.weight")) {
                            Arrays.fill(values, from, from + parameter.size(), 0);
                        }
                        if (parameter.name().equals("head.experts.bias")) {
                            System.arraycopy(trust, 0, values, from, trust.length);
                        }
                    }
                    return values;
                });
    }

    private static float[] costs(LanguageModel model) {
        TokenBatch batch = new TokenBatch();
        batch.reset(1, CODES.length, model.tokenizer().vocabulary().padding());
        Rows.write(batch, 0, model.tokenizer(), CODES, CODES.length, 0, CODES.length, 0);
        new MemoryRows(TinyMemory.MEMORY, 1)
                .write(batch, List.of(new MemoryRows.Row(CODES, 0, CODES.length, Optional.empty())));
        try (NDManager step = model.manager().newSubManager()) {
            return model.predict(step, batch).costs().toFloatArray();
        }
    }

    private static float[] logs() {
        float[] logs = new float[CODES.length * CountMemory.LOG_PROBABILITIES];
        TinyMemory.MEMORY.reader().read(CODES, CODES.length, logs, new float[CODES.length * CountMemory.FEATURES]);
        return logs;
    }

    @Test
    void oneTrustedExpertAloneIsTheAnswer() {
        float[] trust = new float[CountMemory.EXPERTS];
        trust[2] = 1;
        float[] logs = logs();
        try (LanguageModel model = silent(trust)) {
            float[] costs = costs(model);
            for (int place = 0; place < CODES.length; place++) {
                float log = logs[place * CountMemory.LOG_PROBABILITIES + 4 * 2 + CODES[place]];
                assertThat(costs[place]).isCloseTo(-log, within(1e-4f));
            }
        }
    }

    /** p(b) ∝ Π p_e(b)^w_e. */
    @Test
    void severalExpertsAreMixedByTheirLogarithms() {
        float[] trust = new float[CountMemory.EXPERTS];
        trust[0] = 0.5f;
        trust[4] = 0.75f;
        trust[17] = -0.25f;
        float[] logs = logs();
        try (LanguageModel model = silent(trust)) {
            float[] costs = costs(model);
            for (int place = 0; place < CODES.length; place++) {
                double[] score = new double[4];
                double sum = 0;
                for (int base = 0; base < 4; base++) {
                    for (int expert = 0; expert < trust.length; expert++) {
                        score[base] += trust[expert] * logs[place * CountMemory.LOG_PROBABILITIES + 4 * expert + base];
                    }
                    sum += Math.exp(score[base]);
                }
                assertThat((double) costs[place]).isCloseTo(Math.log(sum) - score[CODES[place]], within(1e-4));
            }
        }
    }

    @Test
    void aBatchWithoutAMemoryIsRefused() {
        try (LanguageModel model = TinyModels.create("memory-mixture", 1);
                NDManager step = model.manager().newSubManager()) {
            TokenBatch batch = new TokenBatch();
            batch.reset(1, 3, model.tokenizer().vocabulary().padding());
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> model.predict(step, batch))
                    .withMessage("the batch lacks what the memory says");
        }
    }

    @Test
    void itWantsTokensOfOneBase() {
        String config = ModelFiles.write(TinyModels.config("memory-mixture"))
                .replaceFirst("type: nucleotide", "type: kmer\n  k: 3");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> ModelFiles.parse("mine.yaml", config))
                .withMessageContaining("Config[hidden=8] needs tokens of one base, not Config[k=3]");
    }

    @Test
    void refusesAHiddenLayerOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryMixtureHead.Config(0))
                .withMessage("hidden must be from 1 to 4096, was 0");
    }
}
