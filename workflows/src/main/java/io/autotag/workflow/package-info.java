@NullMarked
package io.autotag.workflow;

import org.jspecify.annotations.NullMarked;
