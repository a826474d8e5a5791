package io.autotag.provider;

import io.autotag.model.ModelException;

/** The secrets of the organisation that a provider belongs to. */
@FunctionalInterface
public interface Secrets {

    /**
     * @param origin whom it would be sent to
     * @throws ModelException when there is none of this name, or it is for others, or it cannot be read
     */
    String find(String name, String origin);
}
