/**
 * Secrets that must be read again: sealed with a key of the installation, so that the database and its dumps do not give
 * them away. Knows neither where they lie nor what for.
 */
@NullMarked
package io.autotag.secret;

import org.jspecify.annotations.NullMarked;
