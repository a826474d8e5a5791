/**
 * Tells webhooks outside what the store has noted for them: signed, tried again until they take it, in order. Knows no
 * route.
 */
@NullMarked
package io.autotag.api.webhook;

import org.jspecify.annotations.NullMarked;
