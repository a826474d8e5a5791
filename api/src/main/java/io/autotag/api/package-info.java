/**
 * The API process: configuration, composition root, OpenAPI, metrics and health. Here the parts are put together; they
 * may not know this package.
 */
@NullMarked
package io.autotag.api;

import org.jspecify.annotations.NullMarked;
