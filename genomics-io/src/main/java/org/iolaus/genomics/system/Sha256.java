package org.iolaus.genomics.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums (FIPS 180-4), as {@code sha256sum} tells them. */
public final class Sha256 {

    private final MessageDigest digest = digest();

    /** Begins a checksum. */
    public Sha256() {}

    /**
     * Takes what is written to a stream into the checksum.
     *
     * @param out the stream
     * @return another one, which hands the bytes on to it
     */
    public OutputStream of(OutputStream out) {
        return new DigestOutputStream(out, digest);
    }

    /**
     * The checksum of all that was written.
     *
     * @return 64 hexadecimal digits; the checksum begins anew
     */
    public String digits() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The checksum of a file.
     *
     * @param file the file
     * @return 64 hexadecimal digits
     * @throws IOException where it cannot be read
     */
    public static String of(Path file) throws IOException {
        Sha256 checksum = new Sha256();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(checksum.of(OutputStream.nullOutputStream()));
        }
        return checksum.digits();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
    }
}
