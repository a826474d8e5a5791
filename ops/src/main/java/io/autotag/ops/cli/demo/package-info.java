/**
 * The demonstration: fetches a model and photos from public packages and walks them through the product.
 *
 * <p>It talks to the product as any client does, through REST; it may not know the database or Temporal.
 */
@NullMarked
package io.autotag.ops.cli.demo;

import org.jspecify.annotations.NullMarked;
