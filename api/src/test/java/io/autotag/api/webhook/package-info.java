/**
 * Tests of what webhooks are sent. They run the whole API process and real servers that listen.
 */
@NullMarked
package io.autotag.api.webhook;

import org.jspecify.annotations.NullMarked;
