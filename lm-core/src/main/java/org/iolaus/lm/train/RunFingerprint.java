package org.iolaus.lm.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.iolaus.lm.config.ModelFiles;
import org.iolaus.lm.memory.CountedSequence;
import org.iolaus.lm.model.LanguageModel;

/** Tells one training run from another: everything its weights depend on, in one checksum. */
final class RunFingerprint {

    private RunFingerprint() {}

    /** The checksum, in hexadecimal digits. */
    static String of(LanguageModel model, TrainingReads reads, Trainer.Settings settings) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
        String line = String.join(
                "\n",
                ModelFiles.write(model.config()),
                Long.toString(settings.budget()),
                Long.toString(settings.heldOutTokens()),
                Long.toString(settings.seed()),
                model.engine().version(),
                Integer.toString(model.engine().threads()),
                model.manager().getDevice().toString());
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        reads.memory()
                .ifPresent(memory -> memory.counts()
                        .forEach(counts -> digest.update(
                                (counts.k() + ":" + counts.distinct() + "\n").getBytes(StandardCharsets.UTF_8))));
        add(digest, reads.training());
        add(digest, reads.heldOut());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, List<CountedSequence> reads) {
        for (CountedSequence read : reads) {
            digest.update(read.codes());
            digest.update((byte) (read.counted().isPresent() ? -3 : -1));
        }
        digest.update((byte) -2);
    }
}
