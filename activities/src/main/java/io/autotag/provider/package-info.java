/**
 * Providers: models behind HTTP, of which there is a description instead of a file. Knows the client that calls out,
 * pictures and cards; neither the database nor who asks.
 */
@NullMarked
package io.autotag.provider;

import org.jspecify.annotations.NullMarked;
