package io.autotag.source;

/** The keys with which a bucket is read, as they are sealed. */
public record KeyAccess(String id, String secret) {

    /** The text that is sealed. */
    public String sealable() {
        return id + "\n" + secret;
    }

    static KeyAccess of(String sealable) {
        int end = sealable.indexOf('\n');
        return new KeyAccess(sealable.substring(0, end), sealable.substring(end + 1));
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return id;
    }
}
