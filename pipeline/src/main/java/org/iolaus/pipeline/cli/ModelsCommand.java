package org.iolaus.pipeline.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.iolaus.lm.config.ModelConfig;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.model.LanguageModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code iolaus models}: what neural models there are. */
@Command(
        name = "models",
        description = "List the neural models that come with the program; or show one, or check a file.",
        footer = {"", "Examples:", "  iolaus models", "  iolaus models bigbird > mine.yaml"})
final class ModelsCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME|FILE",
            description = "A model to show whole: every setting, and how many parameters it has.")
    private @Nullable String name;

    ModelsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PrintStream out = console.out();
        if (name == null) {
            ModelFiles.shipped().forEach(model -> out.println(model + "\t" + ModelFiles.description(model)));
        } else {
            String chosen = name;
            ModelConfig config = ModelFiles.find(chosen);
            int parameters = UserWords.settings(spec, () -> LanguageModel.countParameters(config));
            out.println("# " + chosen + ": " + parameters + " parameters");
            out.print(ModelFiles.write(config));
        }
        out.flush();
        return 0;
    }
}
