/**
 * Benchmarks that print ratios taken in one run, and end in lines {@code figure NAME VALUE UNIT}.
 *
 * <p>They drive the product as any client does and may look at its pictures and models; nothing of the product knows them.
 */
@NullMarked
package io.autotag.ops.bench;

import org.jspecify.annotations.NullMarked;
