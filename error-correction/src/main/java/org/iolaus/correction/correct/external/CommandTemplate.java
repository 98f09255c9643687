package org.iolaus.correction.correct.external;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iolaus.genomics.UserException;

/**
 * Any program as a corrector: an argument list with names in braces that are replaced inside each argument. No shell reads it, so
 * blanks, quotes and semicolons are what they are.
 *
 * <ul>
 *   <li>{@code {in}} the file with all reads, mates in turn; or {@code {in1}} and {@code {in2}}, the files of mates 1 and 2
 *   <li>{@code {out}} the file to write; with {@code {in1}} and {@code {in2}}: {@code {out1}} and {@code {out2}}
 *   <li>{@code {k}}, {@code {threads}}, {@code {genome_size}}, {@code {memory_mb}} numbers
 * </ul>
 *
 * Files are FASTQ with Phred+33 qualities; the output may be FASTA or compressed. The names of the reads must be kept.
 *
 * @param arguments the program and its arguments
 */
public record CommandTemplate(List<String> arguments) implements ExternalTool {

    /** The name in {@code --with} and in reports. */
    public static final String LABEL = "command";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9_]*)}");
    private static final Set<String> FILES_IN_ONE = Set.of("in", "out");
    private static final Set<String> FILES_BY_MATE = Set.of("in1", "in2", "out1", "out2");
    private static final Set<String> NUMBERS = Set.of("k", "threads", "genome_size", "memory_mb");

    /** Checks the placeholders. */
    public CommandTemplate {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.get(0).isBlank()) {
            throw new UserException("the command of an external corrector is empty");
        }
        Set<String> used = placeholders(arguments);
        Set<String> known = new TreeSet<>(NUMBERS);
        known.addAll(FILES_IN_ONE);
        known.addAll(FILES_BY_MATE);
        for (String placeholder : used) {
            if (!known.contains(placeholder)) {
                throw new UserException("the command " + String.join(" ", arguments) + " has the unknown placeholder {"
                        + placeholder + "}; there are {" + String.join("}, {", known) + "}");
            }
        }
        if (used.contains("in") == used.contains("in1")
                || !used.containsAll(used.contains("in") ? FILES_IN_ONE : FILES_BY_MATE)
                || (used.contains("in") && FILES_BY_MATE.stream().anyMatch(used::contains))
                || (used.contains("in1") && FILES_IN_ONE.stream().anyMatch(used::contains))) {
            throw new UserException("the command " + String.join(" ", arguments)
                    + " must have either {in} and {out}, or {in1}, {in2}, {out1} and {out2}");
        }
    }

    /**
     * Reads a template from one line. Arguments are separated by blanks; single or double quotes hold one together.
     *
     * @param line the program and its arguments
     * @return the template
     * @throws UserException where a quote is not closed or a placeholder is unknown or missing
     */
    public static CommandTemplate parse(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    argument.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                started = true;
            } else if (c != ' ' && c != '\t') {
                argument.append(c);
                started = true;
            } else if (started) {
                arguments.add(argument.toString());
                argument.setLength(0);
                started = false;
            }
        }
        if (quote != 0) {
            throw new UserException("the command " + line + " has a quote " + quote + " that is not closed");
        }
        if (started) {
            arguments.add(argument.toString());
        }
        return new CommandTemplate(arguments);
    }

    @Override
    public String label() {
        return LABEL;
    }

    /** Any k of up to 255 where the command says {@code {k}}. */
    @Override
    public Optional<KmerLengths> kmerLengths() {
        return uses("k") ? Optional.of(new KmerLengths(1, 255, false)) : Optional.empty();
    }

    @Override
    public boolean needsGenomeSize() {
        return uses("genome_size");
    }

    @Override
    public boolean splitsMates() {
        return uses("in1");
    }

    @Override
    public List<ToolStep> steps(ToolCall call) {
        return List.of(ToolStep.of(
                arguments.stream().map(argument -> filled(argument, call)).toList()));
    }

    @Override
    public List<String> outputs(ToolCall call) {
        return splitsMates() ? List.of(output("out1"), output("out2")) : List.of(output("out"));
    }

    /** Empty: nobody knows how this program is asked. */
    @Override
    public Optional<ToolStep> versionStep() {
        return Optional.empty();
    }

    @Override
    public String installation() {
        return "the command names a program that must be in PATH or be given with its folder";
    }

    private static Set<String> placeholders(List<String> arguments) {
        Set<String> placeholders = new TreeSet<>();
        for (String argument : arguments) {
            PLACEHOLDER.matcher(argument).results().forEach(match -> placeholders.add(match.group(1)));
        }
        return placeholders;
    }

    private boolean uses(String placeholder) {
        return placeholders(arguments).contains(placeholder);
    }

    private static String filled(String argument, ToolCall call) {
        return PLACEHOLDER.matcher(argument).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), call)));
    }

    private static String value(String placeholder, ToolCall call) {
        ExternalSettings settings = call.settings();
        return switch (placeholder) {
            case "in", "in1" -> absolute(call, call.inputs().get(0));
            case "in2" -> absolute(call, call.inputs().get(1));
            case "k" -> Integer.toString(settings.k().orElseThrow());
            case "threads" -> Integer.toString(settings.threads());
            case "genome_size" -> Long.toString(settings.genomeSize().orElseThrow());
            case "memory_mb" -> Integer.toString(settings.memoryMebibytes());
            default -> absolute(call, output(placeholder));
        };
    }

    private static String output(String placeholder) {
        return "corrected." + placeholder + ".fastq";
    }

    private static String absolute(ToolCall call, String file) {
        return call.folder().resolve(file).toString();
    }
}
