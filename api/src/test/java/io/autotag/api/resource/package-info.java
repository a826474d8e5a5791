/** Tests of routes, over HTTP. */
@NullMarked
package io.autotag.api.resource;

import org.jspecify.annotations.NullMarked;
