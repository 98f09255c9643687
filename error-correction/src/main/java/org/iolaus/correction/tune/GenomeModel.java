package org.iolaus.correction.tune;

import java.util.List;
import org.iolaus.genomics.read.ReadPair;
import org.iolaus.lm.score.StrandBits;

/** A model of the genome that reads are of, asked for whole reads. */
@FunctionalInterface
public interface GenomeModel {

    /**
     * What is asked.
     *
     * @param fragment the raw fragment, whose own share in the model is left out
     * @param codes the base codes of what was made of one of its reads
     */
    record Question(ReadPair fragment, byte[] codes) {}

    /**
     * Minus the logarithms, to base 2, of the probabilities that the genome has the bases of pieces.
     *
     * @param questions the pieces
     * @return the bits of every base, in the order of the questions
     */
    List<StrandBits> bits(List<Question> questions);
}
