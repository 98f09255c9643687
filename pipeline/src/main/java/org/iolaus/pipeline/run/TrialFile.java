package org.iolaus.pipeline.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.iolaus.correction.tune.RecordedTrial;
import org.iolaus.genomics.UserException;
import org.iolaus.genomics.system.SealedFile;

/**
 * A trial in a file.
 *
 * @param path the file
 * @param factsChecksum what tells the reads that it was made with
 * @param version of the external tool; empty for a built-in corrector
 * @param trial what came of it
 */
record TrialFile(Path path, long factsChecksum, String version, RecordedTrial trial) {

    void write(ResultFile result) {
        result.write(out -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream content = new DataOutputStream(bytes)) {
                content.writeLong(factsChecksum);
                content.writeUTF(version);
                content.write(trial.bytes());
            }
            SealedFile.write(SealedFile.Kind.TRIAL, bytes.toByteArray(), out);
        });
    }

    /**
     * Reads a file.
     *
     * @throws UserException where it cannot be read, is no trial, or is damaged
     */
    static TrialFile read(Path path) {
        byte[] content = SealedFile.read(SealedFile.Kind.TRIAL, path);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            return new TrialFile(path, in.readLong(), in.readUTF(), RecordedTrial.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UserException(
                    path + ": holds no trial, although its checksum is right (" + e.getMessage() + ")", e);
        }
    }
}
