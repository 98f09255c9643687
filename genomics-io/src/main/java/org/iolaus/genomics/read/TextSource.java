package org.iolaus.genomics.read;

import org.jspecify.annotations.Nullable;

/** Pairs up the records of one or two readers. */
final class TextSource implements ReadSource {

    private final RecordReader first;
    private final RecordReader second;
    private final boolean paired;

    /** One reader of single reads. */
    static TextSource single(RecordReader reader) {
        return new TextSource(reader, reader, false);
    }

    /** One reader in which mates follow each other. */
    static TextSource interleaved(RecordReader reader) {
        return new TextSource(reader, reader, true);
    }

    /** Two readers of mates. */
    static TextSource paired(RecordReader first, RecordReader second) {
        return new TextSource(first, second, true);
    }

    private TextSource(RecordReader first, RecordReader second, boolean paired) {
        this.first = first;
        this.second = second;
        this.paired = paired;
    }

    @Override
    public @Nullable ReadPair next() {
        Read one = first.next();
        if (!paired) {
            return one == null ? null : new ReadPair(one, null);
        }
        if (one == null && first == second) {
            return null;
        }
        Read two = second.next();
        if (one == null && two == null) {
            return null;
        }
        if (one == null || two == null) {
            throw missingMate(one, two);
        }
        if (!MateNames.agree(one.header(), two.header())) {
            throw new InputFormatException(
                    second.file(),
                    second.record(),
                    two.name(),
                    "is no mate of " + one.name() + (first == second ? " before it" : " in " + first.file()));
        }
        return new ReadPair(one, two);
    }

    @Override
    public void close() {
        try {
            first.close();
        } finally {
            if (first != second) {
                second.close();
            }
        }
    }

    private InputFormatException missingMate(@Nullable Read one, @Nullable Read two) {
        if (one != null && first == second) {
            return new InputFormatException(
                    first.file(), first.record(), one.name(), "the file ends without this read's mate");
        }
        RecordReader longer = one == null ? second : first;
        RecordReader shorter = one == null ? first : second;
        Read extra = one == null ? two : one;
        return new InputFormatException(
                longer.file(),
                longer.record(),
                extra == null ? "" : extra.name(),
                "has no mate: " + shorter.file() + " ends after " + shorter.record() + " reads");
    }
}
