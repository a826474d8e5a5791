package io.autotag.workflow;

import java.util.List;

/** The pictures that need small forms, by the SHA-256 of their bytes; at most {@link #MOST}. */
public record ThumbnailRequest(List<String> sources) {

    /** Seconds of work for one core, so that the first of them does not wait long for the last. */
    public static final int MOST = 16;

    public ThumbnailRequest {
        sources = List.copyOf(sources);
        if (sources.isEmpty() || sources.size() > MOST) {
            throw new IllegalArgumentException("A request names 1 to " + MOST + " pictures.");
        }
    }
}
