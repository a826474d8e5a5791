/**
 * Reads what two model versions, and people, say of the same items, and has it compared.
 *
 * <p>It only reads, through the transactions of {@code io.autotag.store}; the comparing itself is
 * {@code io.autotag.compare}, and it knows no HTTP.
 */
@NullMarked
package io.autotag.search.compare;

import org.jspecify.annotations.NullMarked;
