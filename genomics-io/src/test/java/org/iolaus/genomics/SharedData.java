package org.iolaus.genomics;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the real data sets that tests use where they are there and that are not part of the sources: the folder named by the system
 * property or the environment variable {@code IOLAUS_SHARED_DATA}, else {@code shared/data} beside this folder or one of its parents.
 * A test that asks for something missing is skipped, with the reason.
 */
public final class SharedData {
    private static final String VARIABLE = "IOLAUS_SHARED_DATA";
    private static final String MANIFEST = "MANIFEST.tsv";

    private SharedData() {}

    /**
     * A file or folder of the shared data.
     *
     * @param relative its path below the data folder, for example {@code phix_miseq/ref.fa}
     * @return its path; the test is skipped where it does not exist
     */
    public static Path data(String relative) {
        return existing(folder().resolve(relative));
    }

    /**
     * A file of the tools that lie beside the shared data.
     *
     * @param relative its path below the tools' folder, for example {@code ecgain.cpp}
     * @return its path; the test is skipped where it does not exist
     */
    public static Path bench(String relative) {
        return existing(folder().resolveSibling("bench").resolve(relative));
    }

    private static Path folder() {
        Path folder = find();
        if (folder == null) {
            return abort("the shared data are not here: set " + VARIABLE + " to the folder that holds " + MANIFEST);
        }
        return folder;
    }

    private static Path existing(Path path) {
        assumeTrue(Files.exists(path), "the shared data have no " + path);
        return path;
    }

    private static @Nullable Path find() {
        String named = System.getProperty(VARIABLE, System.getenv(VARIABLE));
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data");
            if (Files.exists(candidate.resolve(MANIFEST))) {
                return candidate;
            }
        }
        return null;
    }
}
