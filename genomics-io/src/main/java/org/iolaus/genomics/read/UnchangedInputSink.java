package org.iolaus.genomics.read;

import java.util.List;

/** A sink that delivers nothing where the input is no longer what it was. */
final class UnchangedInputSink implements ReadSink {

    private final ReadSink sink;
    private final Runnable check;

    /**
     * Puts a check before the delivery.
     *
     * @param sink what writes
     * @param check throws where the input has changed
     */
    UnchangedInputSink(ReadSink sink, Runnable check) {
        this.sink = sink;
        this.check = check;
    }

    @Override
    public void write(ReadPair pair) {
        sink.write(pair);
    }

    @Override
    public void commit(List<TextOutput> others) {
        check.run();
        sink.commit(others);
    }

    @Override
    public void close() {
        sink.close();
    }
}
