/**
 * The only way out: requests to addresses that people named, which may not reach into the network the process runs in.
 * Knows nothing of what is sent, or why.
 */
@NullMarked
package io.autotag.egress;

import org.jspecify.annotations.NullMarked;
