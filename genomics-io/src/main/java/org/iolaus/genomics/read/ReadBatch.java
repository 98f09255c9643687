package org.iolaus.genomics.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some fragments that follow each other in the input: the portion of work of one thread.
 *
 * @param firstOrdinal the place of the first of them in the input, from 0
 * @param pairs the fragments, at least one
 */
public record ReadBatch(long firstOrdinal, List<ReadPair> pairs) {

    private static final int MOST_PAIRS = 2048;
    private static final int ENOUGH_BASES = 1 << 19;

    /**
     * Cuts a source into batches of at most 2048 fragments, or fewer once half a megabase is reached.
     *
     * @param source where the fragments come from; read by whoever calls the supplier
     * @return gives batch after batch, then null
     */
    public static Supplier<@Nullable ReadBatch> of(ReadSource source) {
        return of(source, 0);
    }

    /**
     * The same where the source does not begin with the first fragment of the input.
     *
     * @param source where the fragments come from; read by whoever calls the supplier
     * @param firstOrdinal the place of its first fragment in the input, from 0
     * @return gives batch after batch, then null
     */
    public static Supplier<@Nullable ReadBatch> of(ReadSource source, long firstOrdinal) {
        return new Cutter(source, firstOrdinal)::next;
    }

    private static final class Cutter {
        private final ReadSource source;
        private long ordinal;

        Cutter(ReadSource source, long firstOrdinal) {
            this.source = source;
            this.ordinal = firstOrdinal;
        }

        @Nullable
        ReadBatch next() {
            List<ReadPair> pairs = new ArrayList<>();
            long bases = 0;
            while (pairs.size() < MOST_PAIRS && bases < ENOUGH_BASES) {
                ReadPair pair = source.next();
                if (pair == null) {
                    break;
                }
                pairs.add(pair);
                bases += pair.length();
            }
            if (pairs.isEmpty()) {
                return null;
            }
            long first = ordinal;
            ordinal += pairs.size();
            return new ReadBatch(first, pairs);
        }
    }
}
