package org.iolaus.pipeline.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.iolaus.pipeline.report.Version;
import picocli.CommandLine;

/** Writes the manual pages of all commands; the build calls it for the distribution. */
public final class ManualPages {

    private ManualPages() {}

    /**
     * Writes the pages.
     *
     * @param args the folder, which is made
     * @throws IOException where it cannot be written
     */
    public static void main(String[] args) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, false);
        CommandLine program = Main.commandLine(console, Main.commands(console));
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (CommandLine command : all(program)) {
            Files.writeString(folder.resolve(ManualPage.fileName(command)), ManualPage.of(command, Version.current()));
        }
    }

    /** The program and its commands. */
    static List<CommandLine> all(CommandLine program) {
        List<CommandLine> commands = new ArrayList<>(List.of(program));
        commands.addAll(program.getSubcommands().values());
        return commands;
    }
}
