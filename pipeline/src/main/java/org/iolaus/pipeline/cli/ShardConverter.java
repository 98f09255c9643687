package org.iolaus.pipeline.cli;

import org.iolaus.pipeline.run.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of {@code --shard}. */
final class ShardConverter implements ITypeConverter<Shard> {

    @Override
    public Shard convert(String text) {
        try {
            return Shard.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
