/** Tests of what is asked of Temporal, with a real server and workers whose models are scripted. */
@NullMarked
package io.autotag.api.run;

import org.jspecify.annotations.NullMarked;
