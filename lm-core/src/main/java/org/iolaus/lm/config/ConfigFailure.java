package org.iolaus.lm.config;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a user reads where a model file is not right, in place of what the parser says. */
final class ConfigFailure {

    private static final Pattern MISSING = Pattern.compile("Missing creator property '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern ENUM = Pattern.compile(".*for Enum class: \\[([^]]*)].*", Pattern.DOTALL);

    private ConfigFailure() {}

    /** Line, column and the way to the value, as far as they are known; nothing where it is about the file as a whole. */
    static String place(JsonProcessingException failure) {
        StringBuilder place = new StringBuilder();
        if (failure instanceof ValueInstantiationException whole
                && whole.getPath().isEmpty()) {
            return "";
        }
        JsonLocation location = failure.getLocation();
        if (location != null && location.getLineNr() > 0) {
            place.append(", line ").append(location.getLineNr());
            place.append(", column ").append(location.getColumnNr());
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            place.append(" (").append(path(mapping)).append(')');
        }
        return place.toString();
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** What is wrong, in one line. */
    static String reason(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'; the keys known here are "
                    + known(unknown.getKnownPropertyIds());
        }
        if (failure instanceof InvalidTypeIdException type) {
            return (type.getTypeId() == null ? "the key 'type' is missing" : "unknown type '" + type.getTypeId() + "'")
                    + "; the types known here are "
                    + typeNames(type.getBaseType().getRawClass());
        }
        if (failure instanceof ValueInstantiationException && failure.getCause() instanceof RuntimeException cause) {
            return String.valueOf(cause.getMessage());
        }
        String message = failure.getOriginalMessage();
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return "the key '" + missing.group(1) + "' is missing";
        }
        Matcher values = ENUM.matcher(message);
        if (values.matches() && failure instanceof InvalidFormatException format) {
            return "unknown value '" + format.getValue() + "'; the values known here are " + values.group(1);
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return expected(mismatch.getTargetType());
        }
        return syntax(message);
    }

    /** The parser of YAML tells on lines that are not indented what it was about and then what is wrong. */
    private static String syntax(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .reduce((about, wrong) -> wrong)
                .map(line -> line.replaceFirst(" ?\\(Scalar value in YAML\\), got this instead.*", ""))
                .map(line -> line.replaceFirst("Expected a field name$", "a key is expected here"))
                .orElse("is not YAML");
    }

    private static String known(@Nullable Collection<?> names) {
        String list = names == null
                ? ""
                : names.stream().map(Objects::toString).sorted().collect(Collectors.joining(", "));
        return list.isEmpty() ? "none" : list;
    }

    private static String expected(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "must be a whole number";
        }
        if (type == double.class) {
            return "must be a number";
        }
        if (type == boolean.class) {
            return "must be true or false";
        }
        return type == List.class ? "must be a list" : "must state keys and values";
    }

    private static String typeNames(Class<?> registry) {
        Class<?>[] members = registry.getPermittedSubclasses();
        return members == null
                ? "none"
                : List.of(members).stream()
                        .map(member -> member.getAnnotation(JsonTypeName.class))
                        .filter(Objects::nonNull)
                        .map(JsonTypeName::value)
                        .collect(Collectors.joining(", "));
    }
}
