package io.autotag.ops;

import java.util.Locale;

/** The parts that can fail, each a process, or several, of its own. */
enum Victim {
    WORKER,
    API,
    TEMPORAL,
    POSTGRES,
    /** The S3 server that holds the files, where the site is over one. */
    BLOBS;

    /** As the supervisor calls it. */
    String unit() {
        return name().toLowerCase(Locale.ROOT);
    }
}
