package org.iolaus.lm.tokenize;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The tokenizers there are; the list of permitted records is the registry. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TokenizerConfig permits NucleotideTokenizer.Config, KmerTokenizer.Config {

    /**
     * Makes the tokenizer.
     *
     * @return a tokenizer, which any number of threads may use
     */
    Tokenizer build();
}
