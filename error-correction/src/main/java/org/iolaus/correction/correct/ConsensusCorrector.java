package org.iolaus.correction.correct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.score.ReadScorer;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.count.CountModels;

/**
 * Asks several correctors. What all of them make of a read is taken; where they differ, each place is decided by the posterior of the
 * language model and the noise channel, in which each answer has a vote; the raw bases are one more answer. Places closer together than the model looks are decided
 * together; a read of which an answer has bases inserted or deleted is decided as a whole.
 */
public final class ConsensusCorrector implements ReadCorrector {

    /** The tool's name. */
    public static final String NAME = "consensus";

    /** What the word of one corrector is worth, in bits: it has looked at more of the read than the places in question. */
    private static final double VOTE = 3;

    /** Bases beyond the reach of a place that are looked at on each side. */
    private static final int SLACK = 6;

    private final List<ReadCorrector> members;
    private final CountModels models;
    private final NoiseChannel channel;

    /**
     * Makes a corrector of others.
     *
     * @param members the correctors that are asked, at least one unless each read comes with answers of others
     * @param models the count model of all reads
     * @param channel the fitted channel
     */
    public ConsensusCorrector(List<ReadCorrector> members, CountModels models, NoiseChannel channel) {
        this.members = List.copyOf(members);
        this.models = models;
        this.channel = channel;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Worker open() {
        return new Worker();
    }

    /** One thread's consensus. */
    public final class Worker implements Session {

        private final List<Session> sessions =
                members.stream().map(ReadCorrector::open).toList();
        private final ReadScorer scorer = new ReadScorer(models, channel);

        private Worker() {}

        @Override
        public CorrectedRead correct(Read read, int editable) {
            return correct(read, editable, List.of());
        }

        /**
         * Corrects one read, with more answers than those of the members.
         *
         * @param read the raw read; it is not changed
         * @param editable how many bases from the read's start may be changed
         * @param others what others made of the read, nothing cut off
         * @return the corrected read and what became of it
         */
        public CorrectedRead correct(Read read, int editable, List<CorrectedRead> others) {
            List<CorrectedRead> answers = new ArrayList<>(sessions.size() + others.size());
            sessions.forEach(session -> answers.add(session.correct(read, editable)));
            answers.addAll(others);
            if (answers.stream().allMatch(sameAs(answers.get(0)))) {
                return answers.get(0);
            }
            scorer.own(new ReadPair(read, null));
            return answers.stream().allMatch(answer -> answer.read().length() == read.length())
                    ? byPlaces(read, answers)
                    : asWhole(read, answers);
        }

        /** The answer that is expected to gain most, or the raw read where none gains anything. */
        private CorrectedRead asWhole(Read read, List<CorrectedRead> answers) {
            CorrectedRead best = CorrectedRead.unchanged(read, Outcome.UNCORRECTED);
            double most = 0;
            for (CorrectedRead answer : answers) {
                double gain = answer.edits() == 0
                        ? 0
                        : scorer.gain(read, answer.read().bases()).expectedGain();
                if (gain > most) {
                    most = gain;
                    best = answer;
                }
            }
            return best;
        }

        private CorrectedRead byPlaces(Read read, List<CorrectedRead> answers) {
            List<byte[]> choices = new ArrayList<>();
            answers.forEach(answer -> choices.add(Nucleotide.codes(answer.read().bases())));
            List<Integer> disputed = disputed(choices);
            choices.add(Nucleotide.codes(read.bases()));
            byte[] decided = choices.get(0).clone();
            int start = 0;
            while (start < disputed.size()) {
                int end = start + 1;
                while (end < disputed.size() && disputed.get(end) - disputed.get(end - 1) < scorer.reach()) {
                    end++;
                }
                decide(read, choices, disputed.subList(start, end), decided);
                start = end;
            }
            return answer(read, answers, decided);
        }

        /** Writes the most likely of the choices into places that are decided together. */
        private void decide(Read read, List<byte[]> choices, List<Integer> places, byte[] decided) {
            int from = Math.max(0, places.get(0) - scorer.reach() - SLACK);
            int to = Math.min(decided.length, places.get(places.size() - 1) + scorer.reach() + SLACK + 1);
            byte[] best = choices.get(0);
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < choices.size(); i++) {
                byte[] choice = choices.get(i);
                if (isFirst(choices, i, places)) {
                    double bits = 0;
                    for (int place : places) {
                        decided[place] = choice[place];
                        bits += channel.bits(read, place, choice[place]);
                    }
                    bits += scorer.informedBits(decided, from, to) - VOTE * votes(choices, choice, places);
                    if (bits < least) {
                        least = bits;
                        best = choice;
                    }
                }
            }
            for (int place : places) {
                decided[place] = best[place];
            }
        }

        /** Hands on the answer that says the same, or makes one. */
        private CorrectedRead answer(Read read, List<CorrectedRead> answers, byte[] decided) {
            byte[] bases = read.bases().clone();
            int edits = 0;
            for (int i = 0; i < bases.length; i++) {
                if (Nucleotide.code(bases[i]) != decided[i]) {
                    bases[i] = letter(answers, i, decided[i]);
                    edits++;
                }
            }
            CorrectedRead made = edits == 0
                    ? CorrectedRead.unchanged(read, Outcome.UNCORRECTED)
                    : new CorrectedRead(read.with(bases, read.qualities()), edits, Outcome.CORRECTED);
            return answers.stream().filter(sameAs(made)).findFirst().orElse(made);
        }
    }

    private static Predicate<CorrectedRead> sameAs(CorrectedRead one) {
        return other -> Arrays.equals(other.read().bases(), one.read().bases());
    }

    /** The places where not all choices are the same. */
    private static List<Integer> disputed(List<byte[]> choices) {
        List<Integer> places = new ArrayList<>();
        byte[] first = choices.get(0);
        for (int i = 0; i < first.length; i++) {
            for (byte[] choice : choices) {
                if (choice[i] != first[i]) {
                    places.add(i);
                    break;
                }
            }
        }
        return places;
    }

    /** How many answers have these bases; the raw read, which is the last choice, is none. */
    private static long votes(List<byte[]> choices, byte[] choice, List<Integer> places) {
        return choices.subList(0, choices.size() - 1).stream()
                .filter(other -> places.stream().allMatch(place -> other[place] == choice[place]))
                .count();
    }

    private static boolean isFirst(List<byte[]> choices, int at, List<Integer> places) {
        return choices.subList(0, at).stream()
                .noneMatch(earlier -> places.stream().allMatch(place -> earlier[place] == choices.get(at)[place]));
    }

    /** The letter as the corrector wrote it that has this base. */
    private static byte letter(List<CorrectedRead> answers, int place, byte code) {
        for (CorrectedRead answer : answers) {
            byte letter = answer.read().bases()[place];
            if (Nucleotide.code(letter) == code) {
                return letter;
            }
        }
        return Nucleotide.letter(code);
    }
}
