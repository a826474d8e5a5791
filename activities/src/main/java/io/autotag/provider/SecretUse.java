package io.autotag.provider;

/**
 * Where in a request a secret goes.
 *
 * @param name of the secret, which the installation keeps
 * @param place where it goes
 * @param key the name of the header, or of the parameter in the address
 * @param prefix before the secret, such as {@code "Bearer "}; may be empty
 */
public record SecretUse(String name, Place place, String key, String prefix) {

    /** Of two kinds. */
    public enum Place {
        HEADER,
        QUERY
    }
}
