/**
 * Tests of providers. They run servers of their own on this machine.
 */
@NullMarked
package io.autotag.provider;

import org.jspecify.annotations.NullMarked;
