package org.iolaus.correction.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.iolaus.correction.score.AnswerOdds;
import org.iolaus.correction.score.NoiseChannel;
import org.iolaus.correction.tune.Tried.PerFragment;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Parallel;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.score.StrandBits;
import org.jspecify.annotations.Nullable;

/**
 * Asks another model where the best candidates differ. Fragments of which all of them make the same tell nothing of which is the best
 * one; in the others every answer is judged against the others and the raw read, and that figure takes the place of the count model's.
 */
final class SecondOpinion {

    /** So many fragments are judged anew at most: more would be asked at a cost of seconds that tell no more. */
    static final int MOST_FRAGMENTS = 4000;

    private static final int PORTION = 128;

    /** Answers that the model is asked for at once. */
    private static final int ASKED_AT_ONCE = 4096;

    private final List<ReadPair> sample;
    private final NoiseChannel channel;
    private final int threads;
    private final GenomeModel model;
    private final int startBases;

    SecondOpinion(List<ReadPair> sample, NoiseChannel channel, int threads, GenomeModel model, int startBases) {
        this.sample = sample;
        this.channel = channel;
        this.threads = threads;
        this.model = model;
        this.startBases = startBases;
    }

    /** The distinct answers for a read of a fragment on which candidates differ, the raw read first; which is whose. */
    private record Question(int fragment, ReadPair pair, Read raw, List<byte[]> answers, int[] ofCandidate) {}

    /**
     * Judges candidates that saw the whole sample anew.
     *
     * @param finalists the candidates; none of them is changed
     * @return the same with other figures, in the same order, and in how many fragments they differ from those before
     */
    Result of(List<Tried> finalists) {
        List<List<byte[]>> answers =
                finalists.stream().map(t -> answers(t.candidate())).toList();
        List<Question> questions = questions(answers);
        List<Tried> judged = new ArrayList<>();
        for (Tried tried : finalists) {
            PerFragment old = tried.perFragment();
            PerFragment figures = new PerFragment(old.gains().clone(), old.bits());
            questions.forEach(question -> figures.gains()[question.fragment()] = 0);
            judged.add(new Tried(
                    tried.candidate(), figures, tried.fragments(), tried.first(), tried.totals(), tried.seconds()));
        }
        int at = 0;
        while (at < questions.size()) {
            int end = at;
            int asked = 0;
            while (end < questions.size() && asked < ASKED_AT_ONCE) {
                asked += questions.get(end++).answers().size();
            }
            judge(questions.subList(at, end), judged);
            at = end;
        }
        return new Result(judged, (int)
                questions.stream().mapToInt(Question::fragment).distinct().count());
    }

    /**
     * What came of it.
     *
     * @param judged the candidates with their new figures
     * @param fragments in how many fragments they were judged anew
     */
    record Result(List<Tried> judged, int fragments) {}

    private void judge(List<Question> questions, List<Tried> judged) {
        List<GenomeModel.Question> asked = new ArrayList<>();
        for (Question question : questions) {
            question.answers().forEach(codes -> asked.add(new GenomeModel.Question(question.pair(), codes)));
        }
        List<StrandBits> bits = model.bits(asked);
        AnswerOdds odds = new AnswerOdds(channel, startBases);
        int from = 0;
        for (Question question : questions) {
            int to = from + question.answers().size();
            double[] gains = odds.gains(question.raw(), question.answers(), bits.subList(from, to));
            for (int candidate = 0; candidate < judged.size(); candidate++) {
                judged.get(candidate).perFragment().gains()[question.fragment()] +=
                        gains[question.ofCandidate()[candidate]];
            }
            from = to;
        }
    }

    /** The bases that a candidate makes of every read of the sample. */
    private List<byte[]> answers(Candidate candidate) {
        int[] next = {0};
        Supplier<@Nullable Integer> portions = () -> {
            int first = next[0];
            next[0] = first + PORTION;
            return first < sample.size() ? first : null;
        };
        List<byte[]> answers = new ArrayList<>();
        try (Candidate.Run run = candidate.start()) {
            new Parallel(threads)
                    .<Integer, List<byte[]>>inOrder(
                            portions,
                            first ->
                                    run.correct(first, sample.subList(first, Math.min(sample.size(), first + PORTION))),
                            answers::addAll);
        }
        return answers;
    }

    /** Both mates of the first fragments on which candidates differ, where any of them changes the read. */
    private List<Question> questions(List<List<byte[]>> answers) {
        List<Question> questions = new ArrayList<>();
        int fragments = 0;
        int read = 0;
        for (int fragment = 0; fragment < sample.size() && fragments < MOST_FRAGMENTS; fragment++) {
            ReadPair pair = sample.get(fragment);
            if (differ(answers, read, read + pair.size())) {
                fragments++;
                int number = read;
                for (Read raw : pair.reads()) {
                    Question question = question(fragment, pair, raw, answers, number++);
                    if (question.answers().size() > 1) {
                        questions.add(question);
                    }
                }
            }
            read += pair.size();
        }
        return questions;
    }

    private static boolean differ(List<List<byte[]>> answers, int from, int to) {
        for (int read = from; read < to; read++) {
            byte[] first = answers.get(0).get(read);
            for (List<byte[]> other : answers) {
                if (!Arrays.equals(other.get(read), first)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Question question(int fragment, ReadPair pair, Read raw, List<List<byte[]>> answers, int read) {
        List<byte[]> distinct = new ArrayList<>();
        distinct.add(Nucleotide.codes(raw.bases()));
        int[] ofCandidate = new int[answers.size()];
        for (int candidate = 0; candidate < ofCandidate.length; candidate++) {
            byte[] codes = Nucleotide.codes(answers.get(candidate).get(read));
            int known = 0;
            while (known < distinct.size() && !Arrays.equals(distinct.get(known), codes)) {
                known++;
            }
            if (known == distinct.size()) {
                distinct.add(codes);
            }
            ofCandidate[candidate] = known;
        }
        return new Question(fragment, pair, raw, distinct, ofCandidate);
    }
}
