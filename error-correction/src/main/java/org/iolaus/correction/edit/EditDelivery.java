package org.iolaus.correction.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.iolaus.correction.correct.CorrectedRead;
import org.iolaus.correction.correct.CorrectedRead.Outcome;
import org.iolaus.genomics.read.Nucleotide;
import org.iolaus.genomics.read.Read;
import org.iolaus.genomics.read.ReadPair;
import org.jspecify.annotations.Nullable;

/** Stands between a corrector and the files: an {@link EditPolicy} at work. Any thread may call. */
public final class EditDelivery {

    private final EditPolicy policy;
    private final ProtectedAlleles alleles;
    private final QualityRange range;
    private final @Nullable ThreadLocal<EditWeigher.Session> weighers;

    /**
     * Makes a delivery.
     *
     * @param policy what is delivered
     * @param alleles what no edit may take away
     * @param range the quality scores of the raw reads
     * @param weigher says how sure edits are; nothing where nobody asks
     */
    public EditDelivery(
            EditPolicy policy, ProtectedAlleles alleles, QualityRange range, Optional<EditWeigher> weigher) {
        this.policy = policy;
        this.alleles = alleles;
        this.range = range;
        this.weighers =
                weigher.map(judge -> ThreadLocal.withInitial(judge::open)).orElse(null);
    }

    /**
     * Applies the policy to a fragment.
     *
     * @param raw the raw reads
     * @param corrected what a corrector made of each
     * @return what is delivered of each
     */
    public List<EditedRead> deliver(ReadPair raw, List<CorrectedRead> corrected) {
        List<EditedRead> delivered = new ArrayList<>(corrected.size());
        List<Read> reads = raw.reads();
        boolean taken = false;
        for (int i = 0; i < corrected.size(); i++) {
            EditScript script = EditScript.of(reads.get(i), corrected.get(i));
            EditedRead edited;
            if (script.changesNothing()) {
                edited = EditedRead.of(corrected.get(i));
            } else {
                if (weighers != null && !taken) {
                    weighers.get().take(raw);
                    taken = true;
                }
                edited = edited(script, corrected.get(i).outcome());
            }
            delivered.add(policy.tags() ? EditTags.tagged(edited) : edited);
        }
        return delivered;
    }

    private EditedRead edited(EditScript wanted, Outcome given) {
        EditScript script = wanted.keeping(edit -> !isProtected(wanted, edit), policy.protectedPrefix());
        int protectedEdits = wanted.edits().size() - script.edits().size();
        Outcome outcome = protectedEdits == 0 ? given : Outcome.PARTLY_CORRECTED;
        if (script.edits().size() > policy.maxEditsPerRead()) {
            return new EditedRead(wanted.raw(), Outcome.TOO_MANY_EDITS, List.of());
        }
        if (script.edits().isEmpty()) {
            return new EditedRead(script.corrected(), protectedEdits == 0 ? given : Outcome.UNCORRECTED, List.of());
        }
        double[] odds = weighed(script);
        return policy.mask() ? masked(script, odds) : changed(script, odds, outcome);
    }

    private boolean isProtected(EditScript wanted, Edit edit) {
        return edit.position() < policy.protectedPrefix() || alleles.protects(wanted, edit);
    }

    private double[] weighed(EditScript script) {
        if (weighers != null) {
            return weighers.get().weigh(script);
        }
        double[] unknown = new double[script.edits().size()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private EditedRead changed(EditScript script, double[] odds, Outcome outcome) {
        Read read = script.corrected();
        if (!policy.keepQualities() && read.hasQualities()) {
            byte[] qualities = read.qualities().clone();
            for (int i = 0; i < odds.length; i++) {
                Edit edit = script.edits().get(i);
                if (!edit.isDeletion() && !Double.isNaN(odds[i])) {
                    qualities[edit.correctedPosition()] = range.score(odds[i]);
                }
            }
            read = read.with(read.bases(), qualities);
        }
        return new EditedRead(read, outcome, weighedEdits(script.edits(), odds));
    }

    /**
     * Writes N over every raw base that would be changed or deleted. What would be inserted is left out, and what is N already stays: the
     * read keeps its length.
     */
    private EditedRead masked(EditScript script, double[] odds) {
        Read raw = script.raw();
        byte[] bases = raw.bases().clone();
        byte[] qualities = raw.qualities().clone();
        List<WeighedEdit> masks = new ArrayList<>();
        for (int i = 0; i < odds.length; i++) {
            Edit edit = script.edits().get(i);
            int at = edit.position();
            if (!edit.isInsertion() && Nucleotide.code(edit.raw()) != Nucleotide.NONE) {
                bases[at] = (byte) (bases[at] >= 'a' ? 'n' : 'N');
                if (qualities.length > 0 && !policy.keepQualities()) {
                    qualities[at] = (byte) range.lowest();
                }
                masks.add(new WeighedEdit(new Edit(at, at - script.from(), edit.raw(), bases[at]), odds[i]));
            }
        }
        if (masks.isEmpty()) {
            return new EditedRead(raw, Outcome.UNCORRECTED, masks);
        }
        int from = script.from();
        int to = script.to();
        Read read = raw.with(
                Arrays.copyOfRange(bases, from, to),
                raw.hasQualities() ? Arrays.copyOfRange(qualities, from, to) : qualities);
        return new EditedRead(read, Outcome.MASKED, masks);
    }

    private static List<WeighedEdit> weighedEdits(List<Edit> edits, double[] odds) {
        List<WeighedEdit> weighed = new ArrayList<>(odds.length);
        for (int i = 0; i < odds.length; i++) {
            weighed.add(new WeighedEdit(edits.get(i), odds[i]));
        }
        return weighed;
    }
}
