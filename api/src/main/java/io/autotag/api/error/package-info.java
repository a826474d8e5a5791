/**
 * What is told to a client when something does not work, decided in one place. Knows HTTP and the failures of the
 * store; never hands out the message of an unexpected exception.
 */
@NullMarked
package io.autotag.api.error;

import org.jspecify.annotations.NullMarked;
