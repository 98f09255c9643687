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
import org.jspecify.annotations.Nullable;

/**
 * Asks several correctors, and takes the raw read for an answer beside theirs. The first corrector's answer stands, unless several others
 * are of one mind and the posterior of the language model and the noise channel expects clearly more of what they say. The posterior
 * alone does not overrule it: where few reads cover a place, it is surer than it is right. Members are asked in turn while those that
 * are left could overrule the first one. Places closer together than the model looks are decided together; a read of which an answer has
 * bases inserted or deleted is decided as a whole.
 */
public final class ConsensusCorrector implements ReadCorrector {

    /** The tool's name. */
    public static final String NAME = "consensus";

    /** So many other answers must be the same to overrule the first one, or as many as there are other correctors where those are fewer. */
    private static final int LEAST_VOICES = 3;

    /** So many errors more must go, as the posterior expects it. A base that is surely wrong and could be mended counts 2. */
    private static final double LEAST_ADVANTAGE = 0.9;

    private final List<ReadCorrector> members;
    private final CountModels models;
    private final NoiseChannel channel;

    /**
     * Makes a corrector of others.
     *
     * @param members the correctors that are asked, at least one; the first one's answer stands where no other is clearly better
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
        private @Nullable ReadPair fragment;
        private boolean owned;

        private Worker() {}

        @Override
        public void open(ReadPair next, int length) {
            sessions.forEach(session -> session.open(next, length));
            take(next);
        }

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
            CorrectedRead first = sessions.get(0).correct(read, editable);
            List<CorrectedRead> answers = new ArrayList<>(others);
            answers.add(0, first);
            int needed = voicesNeeded(sessions.size() + others.size());
            if (needed > 1) { // where one voice is enough it has to be a corrector's
                answers.add(CorrectedRead.unchanged(read, Outcome.UNCORRECTED));
            }
            long dissenting = answers.stream().filter(sameAs(first).negate()).count();
            for (int asked = 1; dissenting + sessions.size() - asked >= needed; asked++) {
                if (asked == sessions.size()) {
                    return answers.stream().allMatch(answer -> answer.read().length() == read.length())
                            ? byPlaces(read, answers, needed)
                            : asWhole(read, answers, needed);
                }
                CorrectedRead answer = sessions.get(asked).correct(read, editable);
                answers.add(answer);
                dissenting += sameAs(first).test(answer) ? 0 : 1;
            }
            return first;
        }

        private CorrectedRead asWhole(Read read, List<CorrectedRead> answers, int needed) {
            CorrectedRead first = answers.get(0);
            CorrectedRead best = first;
            double least = LEAST_ADVANTAGE;
            for (CorrectedRead answer : answers) {
                long voices = answers.stream().filter(sameAs(answer)).count();
                if (!sameAs(first).test(answer) && voices >= needed) {
                    double advantage =
                            advantage(read, answer.read().bases(), first.read().bases());
                    if (advantage > least) {
                        least = advantage;
                        best = answer;
                    }
                }
            }
            return best;
        }

        private CorrectedRead byPlaces(Read read, List<CorrectedRead> answers, int needed) {
            List<byte[]> choices = new ArrayList<>();
            answers.forEach(answer -> choices.add(answer.read().bases()));
            List<Integer> disputed = disputed(choices);
            byte[] decided = choices.get(0).clone();
            int start = 0;
            while (start < disputed.size()) {
                int end = start + 1;
                while (end < disputed.size() && disputed.get(end) - disputed.get(end - 1) < scorer.reach()) {
                    end++;
                }
                decide(read, choices, disputed.subList(start, end), needed, decided);
                start = end;
            }
            return answer(read, answers, decided);
        }

        /** Writes what is better than the first choice, if anything is, into places that are decided together. */
        private void decide(Read read, List<byte[]> choices, List<Integer> places, int needed, byte[] decided) {
            byte[] undecided = decided.clone();
            byte[] best = choices.get(0);
            double least = LEAST_ADVANTAGE;
            for (int i = 1; i < choices.size(); i++) {
                byte[] choice = choices.get(i);
                boolean isNew = choices.subList(0, i).stream().noneMatch(other -> isSame(choice, other, places));
                if (isNew && voices(choices, choice, places) >= needed) {
                    write(choice, places, decided);
                    double advantage = advantage(read, decided, undecided);
                    if (advantage > least) {
                        least = advantage;
                        best = choice;
                    }
                }
            }
            write(best, places, decided);
        }

        /** How many errors more go with some bases than with others, as the posterior expects it. */
        private double advantage(Read read, byte[] bases, byte[] others) {
            leaveOut(read);
            return scorer.gain(read, bases).expectedGain()
                    - scorer.gain(read, others).expectedGain();
        }

        /** The fragment is left out of the counts when the first of its reads is weighed. */
        private void leaveOut(Read read) {
            if (fragment == null || !isOf(read, fragment)) {
                take(new ReadPair(read, null));
            }
            if (!owned && fragment != null) {
                scorer.own(fragment);
                owned = true;
            }
        }

        private void take(ReadPair next) {
            fragment = next;
            owned = false;
        }

        @SuppressWarnings("ReferenceEquality") // equal reads of different fragments are two observations
        private static boolean isOf(Read read, ReadPair pair) {
            return read == pair.first() || read == pair.second();
        }

        /** Hands on the answer that says the same, or makes one. */
        private CorrectedRead answer(Read read, List<CorrectedRead> answers, byte[] decided) {
            int edits = 0;
            for (int i = 0; i < decided.length; i++) {
                edits += Nucleotide.code(read.bases()[i]) == Nucleotide.code(decided[i]) ? 0 : 1;
            }
            CorrectedRead made = edits == 0
                    ? CorrectedRead.unchanged(read, Outcome.UNCORRECTED)
                    : new CorrectedRead(read.with(decided, read.qualities()), edits, Outcome.CORRECTED);
            return answers.stream().filter(sameAs(made)).findFirst().orElse(made);
        }
    }

    private static Predicate<CorrectedRead> sameAs(CorrectedRead one) {
        return other -> Arrays.equals(other.read().bases(), one.read().bases());
    }

    private static int voicesNeeded(int correctors) {
        return Math.max(1, Math.min(LEAST_VOICES, correctors - 1));
    }

    /** How many say the same of some places. */
    private static long voices(List<byte[]> choices, byte[] choice, List<Integer> places) {
        return choices.stream().filter(other -> isSame(choice, other, places)).count();
    }

    private static boolean isSame(byte[] one, byte[] other, List<Integer> places) {
        return places.stream().allMatch(place -> Nucleotide.code(one[place]) == Nucleotide.code(other[place]));
    }

    private static void write(byte[] choice, List<Integer> places, byte[] decided) {
        for (int place : places) {
            decided[place] = choice[place];
        }
    }

    /** The places where not all choices are the same. */
    private static List<Integer> disputed(List<byte[]> choices) {
        List<Integer> places = new ArrayList<>();
        byte[] first = choices.get(0);
        for (int i = 0; i < first.length; i++) {
            for (byte[] choice : choices) {
                if (Nucleotide.code(choice[i]) != Nucleotide.code(first[i])) {
                    places.add(i);
                    break;
                }
            }
        }
        return places;
    }
}
