package org.iolaus.pipeline.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command's manual page for {@code man}, from what Picocli knows of the command, in the macros of groff_man(7). What Picocli brings
 * for it makes AsciiDoc, which another program would have to turn into this.
 */
final class ManualPage {

    private final CommandSpec spec;
    private final StringBuilder text = new StringBuilder();

    private ManualPage(CommandLine command) {
        this.spec = command.getCommandSpec();
    }

    /**
     * The name of a page's file.
     *
     * @param command the command
     * @return for example {@code iolaus-tune.1}
     */
    static String fileName(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-") + ".1";
    }

    /**
     * Makes the page.
     *
     * @param command the command
     * @param version the program's version
     * @return its text
     */
    static String of(CommandLine command, String version) {
        return new ManualPage(command).page(version);
    }

    private String page(String version) {
        String name = spec.qualifiedName("-");
        text.append(".TH ")
                .append(quoted(name.toUpperCase(Locale.ROOT)))
                .append(" 1 \"\" ")
                .append(quoted("Iolaus " + version))
                .append(" \"User commands\"\n");
        section("NAME");
        line(escaped(name) + " \\- " + escaped(description()));
        section("SYNOPSIS");
        preformatted(List.of(
                new Help(spec, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).split("\\R")));
        section("DESCRIPTION");
        line(escaped(description()));
        entries();
        footer();
        section("EXIT STATUS");
        line(
                "0 where all was done; 1 for a defect of the program; 2 for what the user can mend, told in one line; 130 and 143 where"
                        + " a signal ended it; 141 where whoever read standard output stopped early.");
        return text.toString();
    }

    private String description() {
        return joined(spec.usageMessage().description());
    }

    private void entries() {
        if (!spec.subcommands().isEmpty()) {
            section("COMMANDS");
            spec.subcommands()
                    .values()
                    .forEach(sub -> entry(
                            "\\fB" + escaped(sub.getCommandSpec().qualifiedName("-")) + "\\fR(1)",
                            joined(sub.getCommandSpec().usageMessage().description())));
        }
        if (!spec.positionalParameters().isEmpty()) {
            section("ARGUMENTS");
            for (PositionalParamSpec argument : spec.positionalParameters()) {
                entry("\\fI" + escaped(argument.paramLabel()) + "\\fR", described(argument.description(), argument));
            }
        }
        section("OPTIONS");
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                String names = List.of(option.names()).stream()
                        .map(name -> "\\fB" + escaped(name) + "\\fR")
                        .collect(Collectors.joining(", "));
                String value = option.arity().max() > 0 ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : "";
                entry(names + value, described(option.description(), option));
            }
        }
    }

    /** The text with Picocli's variables put in. */
    private static String described(String[] lines, ArgSpec argument) {
        String candidates =
                argument.completionCandidates() == null ? "" : String.join(", ", argument.completionCandidates());
        return joined(lines)
                .replace("${COMPLETION-CANDIDATES}", candidates)
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    }

    /** The lines behind the options: paragraphs, and indented ones as they are. */
    private void footer() {
        String[] lines = spec.usageMessage().footer();
        if (lines.length == 0) {
            return;
        }
        section("NOTES");
        String before = "";
        for (String line : lines) {
            String plain = formatted(line);
            boolean same = !before.isEmpty() && before.startsWith(" ") == plain.startsWith(" ");
            if (!plain.isEmpty()) {
                text.append(
                        same
                                ? ""
                                : plain.startsWith(" ")
                                        ? ".PP\n.nf\n"
                                        : before.startsWith(" ") ? ".fi\n.PP\n" : ".PP\n");
                line(escaped(plain));
            } else if (before.startsWith(" ")) {
                text.append(".fi\n");
            }
            before = plain;
        }
        text.append(before.startsWith(" ") ? ".fi\n" : "");
    }

    private void section(String heading) {
        text.append(".SH ").append(quoted(heading)).append('\n');
    }

    private void entry(String term, String description) {
        text.append(".TP\n").append(term).append('\n');
        line(escaped(description));
    }

    private void preformatted(List<String> lines) {
        text.append(".PP\n.nf\n");
        lines.forEach(line -> line(escaped(line.stripTrailing())));
        text.append(".fi\n");
    }

    /** A dot or an apostrophe at its beginning would make it a macro. */
    private void line(String content) {
        text.append(content.startsWith(".") || content.startsWith("'") ? "\\&" : "")
                .append(content)
                .append('\n');
    }

    private static String joined(String[] lines) {
        return List.of(lines).stream().map(ManualPage::formatted).collect(Collectors.joining(" "));
    }

    /** Picocli takes its texts for formats. */
    private static String formatted(String text) {
        return text.replace("%%", "%").replace("%n", " ").replace("\\\\", "\\");
    }

    private static String escaped(String plain) {
        return plain.replace("\\", "\\e").replace("-", "\\-");
    }

    private static String quoted(String word) {
        return "\"" + escaped(word) + "\"";
    }
}
