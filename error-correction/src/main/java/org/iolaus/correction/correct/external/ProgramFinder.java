package org.iolaus.correction.correct.external;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds programs in PATH. */
final class ProgramFinder {

    /** Programs that some packages leave out of PATH, with a program of the same folder that is in it (Debian's bbmap). */
    private static final Map<String, String> COMPANIONS = Map.of("tadpole.sh", "bbmap.sh");

    private final List<Path> folders;

    /** Looks in these folders, in order. */
    ProgramFinder(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Looks in the folders of PATH; a relative one counts as none, for a program must not depend on where the user stands. */
    static ProgramFinder ofPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders = new ArrayList<>();
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            if (folder.startsWith(File.separator)) {
                folders.add(Path.of(folder));
            }
        }
        return new ProgramFinder(folders);
    }

    /** The program's absolute path; a name with a folder in it is taken as it is. */
    Optional<Path> find(String program) {
        if (program.contains(File.separator)) {
            Path path = Path.of(program).toAbsolutePath();
            return isProgram(path) ? Optional.of(path) : Optional.empty();
        }
        Optional<Path> found = folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(ProgramFinder::isProgram)
                .findFirst();
        if (found.isEmpty() && COMPANIONS.containsKey(program)) {
            return find(COMPANIONS.get(program))
                    .map(companion -> real(companion).resolveSibling(program))
                    .filter(ProgramFinder::isProgram);
        }
        return found;
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
