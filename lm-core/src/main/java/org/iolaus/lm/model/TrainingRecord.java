package org.iolaus.lm.model;

/**
 * How a model came to be, kept beside it in {@code training.json}.
 *
 * @param program the program's version
 * @param engine the engine's name and version
 * @param device where it was trained
 * @param engineThreads how many threads the engine had; weights repeat exactly for this number and device
 * @param seed of everything random
 * @param parameters how many values the model has
 * @param trainingReads how many reads it was trained on
 * @param heldOutReads how many reads it was judged by
 * @param budget how many tokens training was allowed
 * @param tokens how many tokens it was trained on
 * @param steps how many times its weights changed
 * @param bestStep after how many steps it was best; these weights are kept
 * @param heldOut its figure on the held-out reads then
 * @param unit the figure's unit
 * @param ended why training ended: {@code budget} or {@code patience}
 */
public record TrainingRecord(
        String program,
        String engine,
        String device,
        int engineThreads,
        long seed,
        int parameters,
        int trainingReads,
        int heldOutReads,
        long budget,
        long tokens,
        long steps,
        long bestStep,
        double heldOut,
        String unit,
        String ended) {}
