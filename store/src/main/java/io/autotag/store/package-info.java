/**
 * Persistence: migrations, transactions and repositories that hand out records, never entities.
 *
 * <p>It may not know HTTP, Temporal, images or models' insides.
 */
@NullMarked
package io.autotag.store;

import org.jspecify.annotations.NullMarked;
