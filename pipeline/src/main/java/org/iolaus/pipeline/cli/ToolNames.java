package org.iolaus.pipeline.cli;

import java.util.ArrayList;
import org.iolaus.correction.correct.external.KnownTool;

/** The names of the external tools, for completion and help. */
final class ToolNames extends ArrayList<String> {
    ToolNames() {
        for (KnownTool tool : KnownTool.values()) {
            add(tool.label());
        }
    }
}
