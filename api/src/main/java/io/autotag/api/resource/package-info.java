/**
 * The routes: each translates a request, calls the store or a port, and translates the answer. May not know Temporal.
 */
@NullMarked
package io.autotag.api.resource;

import org.jspecify.annotations.NullMarked;
