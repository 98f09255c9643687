package org.iolaus.genomics.read;

/** How a FASTQ file writes Phred scores as letters (Cock et al. 2010, Nucleic Acids Research 38:1767, table 1). */
@SuppressWarnings("ImmutableEnumChecker") // the tables are never handed out or written to
public enum QualityEncoding {
    /** Sanger and Illumina 1.8+: Phred score plus 33. */
    PHRED_33("33", 33, 0),
    /** Illumina 1.3 to 1.7: Phred score plus 64. */
    PHRED_64("64", 64, 0),
    /** Solexa: -10 log10(p / (1 - p)) plus 64, from -5. */
    SOLEXA("solexa", 64, -5);

    private static final int LAST_LETTER = '~';
    private static final byte NO_SCORE = -1;

    private final String optionName;
    private final int offset;
    private final int lowestScore;
    private final byte[] scores;
    private final byte[] letters;

    QualityEncoding(String optionName, int offset, int lowestScore) {
        this.optionName = optionName;
        this.offset = offset;
        this.lowestScore = lowestScore;
        this.scores = scores();
        this.letters = letters();
    }

    /** What the user asks for. */
    public enum Choice {
        /** Found from the letters; refused where they fit more than one encoding. */
        AUTO,
        /** Phred score plus 33. */
        PHRED_33,
        /** Phred score plus 64. */
        PHRED_64,
        /** Solexa score plus 64. */
        SOLEXA
    }

    /**
     * The name on the command line.
     *
     * @return {@code 33}, {@code 64} or {@code solexa}
     */
    public String optionName() {
        return optionName;
    }

    /**
     * The letter of the lowest score.
     *
     * @return an ASCII letter; the last legal one is {@code ~} in every encoding
     */
    public char firstLetter() {
        return (char) (offset + lowestScore);
    }

    /**
     * The Phred score of a letter. Solexa scores are converted by Q = 10 log10(10^(S / 10) + 1), rounded.
     *
     * @param letter an ASCII letter
     * @return 0 to 93, or -1 for a letter outside the encoding
     */
    public int score(byte letter) {
        return scores[letter & 0xff];
    }

    /**
     * The letter of a Phred score; scores above the encoding's highest get its last letter. Solexa scores are converted by
     * S = 10 log10(10^(Q / 10) - 1), rounded, at least -5.
     *
     * @param score 0 to 93
     * @return an ASCII letter
     */
    public byte letter(int score) {
        return letters[score];
    }

    private byte[] scores() {
        byte[] table = new byte[256];
        for (int letter = 0; letter < 256; letter++) {
            int score = letter - offset;
            boolean legal = score >= lowestScore && letter <= LAST_LETTER;
            table[letter] = legal ? (byte) (lowestScore < 0 ? phredOfSolexa(score) : score) : NO_SCORE;
        }
        return table;
    }

    private byte[] letters() {
        byte[] table = new byte[128];
        for (int score = 0; score < table.length; score++) {
            int written = lowestScore < 0 ? solexaOfPhred(score) : score;
            table[score] = (byte) Math.min(LAST_LETTER, offset + written);
        }
        return table;
    }

    private static int phredOfSolexa(int score) {
        return (int) Math.round(10 * Math.log10(Math.pow(10, score / 10.0) + 1));
    }

    private static int solexaOfPhred(int score) {
        double odds = Math.pow(10, score / 10.0) - 1;
        return odds <= 0 ? -5 : (int) Math.max(-5, Math.round(10 * Math.log10(odds)));
    }
}
