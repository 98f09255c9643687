package org.iolaus.pipeline.run;

/** How a run tells what it is doing. Any thread may call. */
public interface Progress {

    /** Tells nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void warn(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void detail(String message) {}

        @Override
        public Step step(String what, String unit, long total) {
            return new Step() {
                @Override
                public void advance(long done) {}

                @Override
                public void close() {}
            };
        }
    };

    /**
     * Something the user should know before believing the result.
     *
     * @param message one line
     */
    void warn(String message);

    /**
     * What was found or decided.
     *
     * @param message one line
     */
    void info(String message);

    /**
     * What only a user who asks for more wants to know.
     *
     * @param message one line
     */
    void detail(String message);

    /**
     * Begins a part of the run that takes time.
     *
     * @param what what is done, as a verb: {@code counting k-mers}
     * @param unit what is counted meanwhile: {@code pairs}
     * @param total how many units there will be, or 0 where that is not known
     * @return the step, to be closed at its end
     */
    Step step(String what, String unit, long total);

    /** One part of a run. */
    interface Step extends AutoCloseable {
        /**
         * Tells that more units are done.
         *
         * @param done how many since the last call
         */
        void advance(long done);

        /** Ends the step. */
        @Override
        void close();
    }
}
