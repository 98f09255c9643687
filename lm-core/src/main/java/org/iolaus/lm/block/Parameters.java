package org.iolaus.lm.block;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The parameters of a model while it is put together, and the list of them afterwards. The values of all live one behind another in
 * a single array: so one kernel call updates, clips or copies all of them.
 */
public final class Parameters {

    private final String prefix;
    private final List<Parameter> all;

    /** Begins an empty list. */
    public Parameters() {
        this("", new ArrayList<>());
    }

    private Parameters(String prefix, List<Parameter> all) {
        this.prefix = prefix;
        this.all = all;
    }

    /**
     * The same list, for a part of the model: what is added through it gets the part's name in front.
     *
     * @param part the part's name
     * @return the list for the part
     */
    public Parameters in(String part) {
        return new Parameters(prefix + part + ".", all);
    }

    /**
     * The name of the part this list is for.
     *
     * @return its name with a dot behind it, or nothing for the whole model
     */
    public String prefix() {
        return prefix;
    }

    /**
     * Adds a matrix or a larger tensor, to which weight decay applies.
     *
     * @param name its name in this part
     * @param initial how it starts
     * @param shape its dimensions
     * @return the parameter
     */
    public Parameter matrix(String name, Initial initial, long... shape) {
        return add(name, initial, true, shape);
    }

    /**
     * Adds a vector, to which weight decay does not apply.
     *
     * @param name its name in this part
     * @param initial how it starts
     * @param length how many values it has
     * @return the parameter
     */
    public Parameter vector(String name, Initial initial, long length) {
        return add(name, initial, false, length);
    }

    private Parameter add(String name, Initial initial, boolean decays, long... shape) {
        String fullName = prefix + name;
        if (all.stream().anyMatch(other -> other.name().equals(fullName))) {
            throw new IllegalStateException("two parameters are called " + fullName);
        }
        Parameter parameter = new Parameter(fullName, shape, initial, decays, all.size(), size());
        all.add(parameter);
        return parameter;
    }

    /**
     * Every parameter of the model, in the order of construction.
     *
     * @return an unmodifiable list
     */
    public List<Parameter> list() {
        return Collections.unmodifiableList(all);
    }

    /**
     * How many values all parameters have.
     *
     * @return their sum
     */
    public int size() {
        if (all.isEmpty()) {
            return 0;
        }
        Parameter last = all.get(all.size() - 1);
        return Math.toIntExact(last.offset() + last.size());
    }

    /**
     * The first values of all parameters. Each depends on the seed and its own name only, so that tensors of the same name start
     * equal in different architectures.
     *
     * @param seed another seed gives other values
     * @return the values, one parameter behind another
     */
    public float[] initialValues(long seed) {
        float[] values = new float[size()];
        for (Parameter parameter : all) {
            float[] own = new float[parameter.size()];
            parameter.initial().fill(own, new SplittableRandom(seed ^ hash(parameter.name())));
            System.arraycopy(own, 0, values, (int) parameter.offset(), own.length);
        }
        return values;
    }

    /**
     * A number for the part this list is for, to draw chance from that differs between parts.
     *
     * @return the same number in every run
     */
    public long hash() {
        return hash(prefix);
    }

    /** FNV-1a, 64 bits: the same on every machine. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
