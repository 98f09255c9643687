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
 *   <li>Solexa {@code ;} to {@code i}; among a thousand letters below {@code J} at least one is below {@code @}
 * </ul>
 *
 * <p>From {@code J} on Phred+64 and Solexa letters mean the same scores, and the name of the former stands for both.
 *
 * <p>A file whose letters fit none or more than one of the three is refused; the user says which it is. So is a pair of files with
 * two encodings. Letters below {@code ;} exist in Phred+33 only, so that nearly every file is decided by its first reads, and only
 * the others are read to their end.
 */
final class QualityDetector {

    private static final int FIRST_SOLEXA_LETTER = ';';
    private static final int FIRST_PHRED_64_LETTER = '@';
    private static final int FIRST_LETTER_ALIKE_IN_BOTH_64 = 'J';
    private static final int LOW_LETTERS_WITHOUT_SOLEXA = 1000;
    private static final int LAST_SHORT_READ_PHRED_33_LETTER = 'S';
    private static final int LAST_WRITTEN_64_LETTER = 'i';

    private QualityDetector() {}

    /** What the letters of a file can be. */
    private record Letters(int lowest, int highest, long belowJ) {

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
            if (lowest < FIRST_PHRED_64_LETTER) {
                return Optional.of(QualityEncoding.SOLEXA);
            }
            boolean decided = belowJ == 0 || belowJ >= LOW_LETTERS_WITHOUT_SOLEXA;
            return decided ? Optional.of(QualityEncoding.PHRED_64) : Optional.empty();
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
        long belowJ = 0;
        try (FastqReader reader = new FastqReader(file.shownName(), file.open(), QualityEncoding.PHRED_33)) {
            for (Read read = reader.next(); read != null; read = reader.next()) {
                for (byte score : read.qualities()) {
                    int letter = score + '!';
                    lowest = Math.min(lowest, letter);
                    highest = Math.max(highest, letter);
                    belowJ += letter < FIRST_LETTER_ALIKE_IN_BOTH_64 ? 1 : 0;
                }
                if (lowest < FIRST_SOLEXA_LETTER) {
                    break;
                }
            }
        }
        return new Letters(lowest, highest, belowJ);
    }
}
