package org.iolaus.pipeline.run;

/**
 * One of several parts of the reads: fragments that follow each other, as many in each part but for one.
 *
 * @param index which part, from 1
 * @param of how many parts there are, from 1 to 100,000
 */
public record Shard(int index, int of) {

    /** All reads as one part. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 100_000;

    /** Checks the numbers. */
    public Shard {
        if (of < 1 || of > MOST || index < 1 || index > of) {
            throw new IllegalArgumentException(
                    "a shard must be i/n with i from 1 to n and n from 1 to " + MOST + ", was " + index + "/" + of);
        }
    }

    /**
     * The shard that a user names.
     *
     * @param text as in {@code 2/7}
     * @return the shard
     * @throws IllegalArgumentException where the text is none
     */
    public static Shard parse(String text) {
        String[] numbers = text.split("/", -1);
        if (numbers.length == 2 && numbers[0].matches("\\d{1,9}") && numbers[1].matches("\\d{1,9}")) {
            return new Shard(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
        throw new IllegalArgumentException("a shard must be i/n, as in 2/7, was '" + text + "'");
    }

    /** Its first fragment, from 0, where there are so many in all. */
    long from(long fragments) {
        return bound(index - 1L, fragments);
    }

    /** The fragment behind its last one. */
    long to(long fragments) {
        return bound(index, fragments);
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return index + "/" + of;
    }

    private long bound(long parts, long fragments) {
        return fragments / of * parts + fragments % of * parts / of;
    }
}
