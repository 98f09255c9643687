package org.iolaus.genomics.kmer;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A number that the data may or may not give: either a value, or the reason why there is none. It never holds both, so a figure that
 * could not be estimated cannot be mistaken for one that was.
 */
public final class Estimate {

    private final OptionalDouble value;
    private final String reason;

    private Estimate(OptionalDouble value, String reason) {
        this.value = value;
        this.reason = reason;
    }

    /**
     * An estimate with a value.
     *
     * @param value a finite number
     * @return the estimate
     * @throws IllegalArgumentException when the number is not finite
     */
    public static Estimate of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("an estimate must be finite, was " + value);
        }
        return new Estimate(OptionalDouble.of(value), "");
    }

    /**
     * An estimate that the data do not give.
     *
     * @param reason why, as the end of a sentence that starts with "not estimable:"
     * @return the estimate
     * @throws IllegalArgumentException when the reason is blank
     */
    public static Estimate notEstimable(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an estimate without a value needs a reason");
        }
        return new Estimate(OptionalDouble.empty(), reason);
    }

    /**
     * Whether there is a value.
     *
     * @return false where {@link #reason} says why not
     */
    public boolean isPresent() {
        return value.isPresent();
    }

    /**
     * The value, where there is one.
     *
     * @return the value, or empty
     */
    public OptionalDouble value() {
        return value;
    }

    /**
     * The value.
     *
     * @return a finite number
     * @throws IllegalStateException when there is none; its message holds the reason
     */
    public double orElseThrow() {
        return value.orElseThrow(() -> new IllegalStateException(toString()));
    }

    /**
     * Why there is no value.
     *
     * @return the reason, empty when there is a value
     */
    public String reason() {
        return reason;
    }

    /**
     * The value with four significant digits, or "not estimable: " and the reason.
     *
     * @return text for a report
     */
    @Override
    public String toString() {
        return isPresent() ? String.format(Locale.ROOT, "%.4g", value.getAsDouble()) : "not estimable: " + reason;
    }
}
