package org.iolaus.genomics.read;

import java.util.List;
import java.util.Optional;
import org.iolaus.genomics.UserException;

/**
 * Finds the quality encoding of FASTQ files from all their letters. Each encoding has letters that instruments wrote with it:
 *
 * <ul>
 *   <li>Phred+33 {@code !} to {@code S} (score 50), and any letter to {@code ~} in a file that also has one below {@code ;}
 *   <li>Phred+64 {@code @} to {@code i} (score 41)
 *   <li>Solexa {@code ;} to {@code i}, with at least one letter below {@code @}
 * </ul>
 *
 * <p>A file whose letters fit none or more than one of the three is refused; the user says which it is. So is a pair of files with
 * two encodings. Letters below {@code ;} exist in Phred+33 only, so that nearly every file is decided by its first reads, and only
 * the others are read to their end.
 */
final class QualityDetector {

    private static final int FIRST_SOLEXA_LETTER = ';';
    private static final int FIRST_PHRED_64_LETTER = '@';
    private static final int LAST_SHORT_READ_PHRED_33_LETTER = 'S';
    private static final int LAST_WRITTEN_64_LETTER = 'i';

    private QualityDetector() {}

    /** What the letters of a file can be. */
    private record Letters(int lowest, int highest) {

        boolean none() {
            return highest < lowest;
        }

        Optional<QualityEncoding> encoding() {
            if (lowest < FIRST_SOLEXA_LETTER) {
                return Optional.of(QualityEncoding.PHRED_33);
            }
            if (highest <= LAST_SHORT_READ_PHRED_33_LETTER || highest > LAST_WRITTEN_64_LETTER) {
                return Optional.empty();
            }
            return Optional.of(lowest < FIRST_PHRED_64_LETTER ? QualityEncoding.SOLEXA : QualityEncoding.PHRED_64);
        }
    }

    /**
     * The encoding of files that were written together.
     *
     * @param files the FASTQ files
     * @return their encoding; Phred+33 where they have no quality letter at all
     * @throws UserException where the letters do not decide
     */
    static QualityEncoding detect(List<InputFile> files) {
        QualityEncoding found = null;
        String foundIn = "";
        Letters undecided = null;
        String undecidedIn = "";
        for (InputFile file : files) {
            Letters letters = lettersOf(file);
            if (letters.none()) {
                continue;
            }
            Optional<QualityEncoding> encoding = letters.encoding();
            if (encoding.isEmpty()) {
                undecided = letters;
                undecidedIn = file.shownName();
            } else if (found != null && found != encoding.get()) {
                throw new UserException(foundIn + " has --qualities " + found.optionName() + " and " + file.shownName()
                        + " --qualities " + encoding.get().optionName() + "; mates must have one encoding");
            } else {
                found = encoding.get();
                foundIn = file.shownName();
            }
        }
        if (found == null && undecided != null) {
            throw new UserException(undecidedIn + ": its quality letters (" + (char) undecided.lowest() + " to "
                    + (char) undecided.highest()
                    + ") fit more than one encoding: say which with --qualities 33, 64 or solexa");
        }
        return found == null ? QualityEncoding.PHRED_33 : found;
    }

    private static Letters lettersOf(InputFile file) {
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        try (FastqReader reader = new FastqReader(file.shownName(), file.open(), QualityEncoding.PHRED_33)) {
            for (Read read = reader.next(); read != null; read = reader.next()) {
                for (byte score : read.qualities()) {
                    lowest = Math.min(lowest, score + '!');
                    highest = Math.max(highest, score + '!');
                }
                if (lowest < FIRST_SOLEXA_LETTER) {
                    break;
                }
            }
        }
        return new Letters(lowest, highest);
    }
}
