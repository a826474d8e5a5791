@NullMarked
package io.autotag.api;

import org.jspecify.annotations.NullMarked;
