package org.iolaus.pipeline.run;

import java.util.List;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.genomics.read.ReadSource;
import org.jspecify.annotations.Nullable;

/** Some fragments of a source that follow each other. Those before them are read and dropped, those behind them are not read. */
final class ShardSource implements ReadSource {

    private final ReadSource source;
    private final long to;
    private long next;

    /**
     * Goes to the first fragment.
     *
     * @param source all fragments, from the first one; closed with this source
     * @param from the first fragment, from 0
     * @param to the fragment behind the last
     */
    ShardSource(ReadSource source, long from, long to) {
        this.source = source;
        this.to = to;
        while (next < from) {
            require(source.next());
            next++;
        }
    }

    @Override
    public @Nullable ReadPair next() {
        if (next == to) {
            return null;
        }
        next++;
        return require(source.next());
    }

    @Override
    public List<String> notes() {
        return source.notes();
    }

    @Override
    public void close() {
        source.close();
    }

    private ReadPair require(@Nullable ReadPair pair) {
        if (pair == null) {
            throw new UserException("the reads end after " + next + " fragments, before the end of the shard at " + to
                    + ": they are not those of the survey");
        }
        return pair;
    }
}
