/**
 * The PostgreSQL server that comes with Autotag, as a supervised and durable process.
 *
 * <p>It may not know the tables inside, nor anything else of Autotag.
 */
@NullMarked
package io.autotag.ops.postgres;

import org.jspecify.annotations.NullMarked;
