package io.autotag.provider;

import io.autotag.model.ModelException;
import java.net.URI;

/** The secrets of the organisation that a provider belongs to. */
@FunctionalInterface
public interface Secrets {

    /**
     * @param address where it would be sent
     * @throws ModelException when there is none of this name, or it is for others, or it cannot be read
     */
    String find(String name, URI address);
}
