package org.iolaus.lm.channel;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.iolaus.lm.block.Dimensions;
import org.iolaus.lm.block.Parameters;

/** No channel mixer: for sequence mixers that do its work themselves. */
@JsonTypeName("none")
public record NoChannel() implements ChannelConfig {

    @Override
    public Optional<ChannelMixer> build(Parameters parameters, Dimensions dimensions) {
        return Optional.empty();
    }

    @Override
    public int widest() {
        return 0;
    }
}
