package org.iolaus.pipeline.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a chart.
 *
 * @param label what it shows, with its unit
 * @param scale how values become places
 * @param low the value at its beginning
 * @param high the value at its end, above the lowest
 * @param ticks the values that are written beside it
 * @param unit is put behind the values: {@code  %}, or nothing
 */
public record Axis(String label, Scale scale, double low, double high, List<Double> ticks, String unit) {

    private static final int TICKS = 6;
    private static final double[] STEPS = {1, 2, 5};
    private static final double THOUSAND = 1000;

    /** How values become places. */
    public enum Scale {
        /** Equal differences are equally long. */
        LINEAR,
        /** Equal ratios are equally long. */
        LOGARITHMIC
    }

    /** Checks the order and copies the ticks. */
    public Axis {
        ticks = List.copyOf(ticks);
        if (!(low < high) || (scale == Scale.LOGARITHMIC && low <= 0)) {
            throw new IllegalArgumentException(
                    "an axis must go up, and from above 0 if logarithmic, was from " + low + " to " + high);
        }
    }

    /**
     * A linear axis that ends at ticks.
     *
     * @param label what it shows
     * @param low the lowest value to be seen
     * @param high the highest; the same as the lowest where there is only one
     * @param unit is put behind the values
     * @return the axis
     */
    public static Axis linear(String label, double low, double high, String unit) {
        double top = high > low ? high : low + Math.max(1e-3, Math.abs(low) * 0.1);
        double step = step(top - low);
        double first = Math.floor(low / step + 1e-9) * step;
        double last = Math.ceil(top / step - 1e-9) * step;
        return new Axis(label, Scale.LINEAR, first, last, multiples(first, last, step), unit);
    }

    /**
     * A linear axis that ends where its values end.
     *
     * @param label what it shows
     * @param low the value at its beginning
     * @param high the value at its end, above the lowest
     * @param unit is put behind the values
     * @return the axis
     */
    public static Axis exact(String label, double low, double high, String unit) {
        double step = step(high - low);
        return new Axis(
                label, Scale.LINEAR, low, high, multiples(Math.ceil(low / step - 1e-9) * step, high, step), unit);
    }

    /**
     * A logarithmic axis over whole powers of ten.
     *
     * @param label what it shows
     * @param low the lowest value to be seen, above 0
     * @param high the highest
     * @param unit is put behind the values
     * @return the axis
     */
    public static Axis logarithmic(String label, double low, double high, String unit) {
        if (!(low > 0)) {
            throw new IllegalArgumentException("a logarithmic axis must begin above 0, was " + low);
        }
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10(high) - 1e-9));
        List<Double> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            ticks.add(power(exponent));
        }
        return new Axis(label, Scale.LOGARITHMIC, power(first), power(last), ticks, unit);
    }

    /**
     * How far along the axis a value lies.
     *
     * @param value any value; what lies beyond an end is taken to that end
     * @return 0 at the beginning, 1 at the end
     */
    public double place(double value) {
        double place = scale == Scale.LINEAR
                ? (value - low) / (high - low)
                : Math.log(Math.max(value, low) / low) / Math.log(high / low);
        return Math.max(0, Math.min(1, place));
    }

    /**
     * A value as it is written beside the axis.
     *
     * @param value a tick
     * @return its digits and the unit
     */
    public String written(double value) {
        return number(value) + unit;
    }

    /** Without digits that say nothing, and large numbers in thousands or millions. */
    private static String number(double value) {
        if (Math.abs(value) >= THOUSAND * THOUSAND) {
            return plain(value / (THOUSAND * THOUSAND)) + "M";
        }
        if (Math.abs(value) >= 10 * THOUSAND) {
            return plain(value / THOUSAND) + "k";
        }
        return plain(value);
    }

    private static String plain(double value) {
        BigDecimal shown = new BigDecimal(String.format(Locale.ROOT, "%.6f", value)).stripTrailingZeros();
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }

    private static double power(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }

    private static double step(double range) {
        if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an axis must go up, by a finite range, was " + range);
        }
        double rough = range / TICKS;
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * magnitude >= rough * (1 - 1e-9)) {
                return step * magnitude;
            }
        }
        return 10 * magnitude;
    }

    private static List<Double> multiples(double first, double last, double step) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; first + i * step <= last + step * 1e-9; i++) {
            values.add(first + i * step);
        }
        return values;
    }
}
