/**
 * Tests of the way out. They run servers of their own on this machine.
 */
@NullMarked
package io.autotag.egress;

import org.jspecify.annotations.NullMarked;
