package org.iolaus.pipeline.report.page;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Numbers {

    private static final double HUNDRED = 100;
    private static final double KILO = 1000;

    /** Less than this nothing measures. */
    private static final double LEAST_PERCENT = 1e-4;

    private Numbers() {}

    /** A whole number in groups of three. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** One of something, or several. */
    static String count(long number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }

    /** A share as a percentage: two decimals, or two digits where it is small. */
    static String percent(double share) {
        double percent = HUNDRED * share;
        if (Double.isNaN(percent)) {
            return "not known";
        }
        if (percent != 0 && Math.abs(percent) < LEAST_PERCENT && percent > 0) {
            return "under 0.0001 %";
        }
        if (percent != 0 && Math.abs(percent) < 0.1) {
            return String.format(Locale.ROOT, "%.2g %%", percent);
        }
        return String.format(Locale.ROOT, "%.2f %%", percent);
    }

    /** A length of sequence. */
    static String bases(long bases) {
        if (bases >= KILO * KILO * KILO) {
            return String.format(Locale.ROOT, "%.2f Gb", bases / (KILO * KILO * KILO));
        }
        if (bases >= KILO * KILO) {
            return String.format(Locale.ROOT, "%.2f Mb", bases / (KILO * KILO));
        }
        return bases >= KILO ? String.format(Locale.ROOT, "%.1f kb", bases / KILO) : bases + " b";
    }

    /** A number with so many decimals. */
    static String decimal(double number, int decimals) {
        return Double.isNaN(number) ? "not known" : String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /** A rate as one in so many. */
    static String oneIn(double rate) {
        return rate > LEAST_PERCENT / HUNDRED ? "1 in " + count(Math.round(1 / rate)) : "about none";
    }
}
