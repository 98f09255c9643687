package org.iolaus.correction.tune;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.iolaus.correction.tune.Tried.PerFragment;

/** All that a candidate did to a sample, or to its first part where it was dropped then, so that another process can judge it as if it had tried the candidate itself. */
public final class RecordedTrial {

    private static final int NO_K = 0;

    private final Objective objective;
    private final Tried first;
    private final Tried all;
    private final String tool;
    private final OptionalInt k;

    RecordedTrial(Objective objective, Tried first, Tried all) {
        this(objective, first, all, all.candidate().tool(), all.candidate().k());
    }

    private RecordedTrial(Objective objective, Tried first, Tried all, String tool, OptionalInt k) {
        this.objective = objective;
        this.first = first;
        this.all = all;
        this.tool = tool;
        this.k = k;
    }

    /**
     * The tool.
     *
     * @return as {@link Candidate#tool}
     */
    public String tool() {
        return tool;
    }

    /**
     * Tool and parameter in one.
     *
     * @return as {@link Candidate#name}
     */
    public String name() {
        return k.isPresent() ? tool + " k=" + k.getAsInt() : tool;
    }

    /**
     * What decided how much of the sample was scored in bits.
     *
     * @return the objective it was tried for
     */
    public Objective objective() {
        return objective;
    }

    /**
     * How many fragments it was tried on.
     *
     * @return those of the sample, or of its first part
     */
    public int fragments() {
        return all.fragments();
    }

    /** What came of the first part of a sample of so many fragments, as a trial of a candidate. */
    Tried first(Candidate candidate, int sample) {
        PerFragment figures = new PerFragment(
                Arrays.copyOf(first.perFragment().gains(), sample),
                Arrays.copyOf(first.perFragment().bits(), sample));
        return of(candidate, first, figures);
    }

    /** What came of the whole sample. */
    Tried all(Candidate candidate) {
        return of(candidate, all, all.perFragment());
    }

    private static Tried of(Candidate candidate, Tried tried, PerFragment figures) {
        return new Tried(candidate, figures, tried.fragments(), tried.first(), tried.totals(), tried.seconds());
    }

    /**
     * The trial as bytes.
     *
     * @return what {@link #of(byte[])} takes
     */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(tool);
            out.writeInt(k.orElse(NO_K));
            out.writeUTF(objective.name());
            out.writeInt(first.fragments());
            out.writeInt(all.fragments());
            write(first.totals(), out);
            write(all.totals(), out);
            out.writeDouble(first.seconds());
            out.writeDouble(all.seconds());
            for (int i = 0; i < all.fragments(); i++) {
                out.writeDouble(all.perFragment().gains()[i]);
                out.writeDouble(all.perFragment().bits()[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * A trial of another process.
     *
     * @param bytes what {@link #bytes} gave
     * @return the trial
     * @throws IOException where they are no trial
     */
    public static RecordedTrial of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String tool = in.readUTF();
            int length = in.readInt();
            Objective objective = Objective.valueOf(in.readUTF());
            int firstPart = in.readInt();
            int fragments = in.readInt();
            Totals firstTotals = totals(in);
            Totals totals = totals(in);
            double firstSeconds = in.readDouble();
            double seconds = in.readDouble();
            if (fragments < 0
                    || firstPart < 0
                    || firstPart > fragments
                    || in.available() != 2L * Double.BYTES * fragments) {
                throw new IOException(in.available() + " bytes for " + fragments + " fragments");
            }
            PerFragment figures = PerFragment.of(fragments);
            for (int i = 0; i < fragments; i++) {
                figures.gains()[i] = in.readDouble();
                figures.bits()[i] = in.readDouble();
            }
            Candidate nobody = new DoNothing();
            return new RecordedTrial(
                    objective,
                    new Tried(nobody, figures, firstPart, firstTotals, firstTotals, firstSeconds),
                    new Tried(nobody, figures, fragments, firstTotals, totals, seconds),
                    tool,
                    length == NO_K ? OptionalInt.empty() : OptionalInt.of(length));
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private static void write(Totals totals, DataOutputStream out) throws IOException {
        out.writeLong(totals.edits());
        out.writeLong(totals.readsChanged());
        out.writeLong(totals.rawBases());
        out.writeLong(totals.correctedBases());
        out.writeDouble(totals.modelBits());
        out.writeDouble(totals.channelBits());
        out.writeDouble(totals.rawModelBits());
        out.writeDouble(totals.innerBits());
        out.writeLong(totals.innerBases());
    }

    private static Totals totals(DataInputStream in) throws IOException {
        return new Totals(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong());
    }
}
