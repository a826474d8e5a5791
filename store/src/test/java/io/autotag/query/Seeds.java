package io.autotag.query;

import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seeds of random tests, told so that a failure can be repeated with {@code -Dseed=...}. */
public final class Seeds {
    private static final Logger log = LoggerFactory.getLogger(Seeds.class);

    private Seeds() {}

    public static long next(String test) {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        log.info("seed of {}: {}", test, seed);
        return seed;
    }
}
