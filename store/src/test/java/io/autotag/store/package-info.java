@NullMarked
package io.autotag.store;

import org.jspecify.annotations.NullMarked;
