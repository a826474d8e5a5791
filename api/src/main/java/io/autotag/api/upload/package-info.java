/**
 * Files on their way in: signed tickets, multipart reading, path rules. Knows the blob store, no routes.
 */
@NullMarked
package io.autotag.api.upload;

import org.jspecify.annotations.NullMarked;
