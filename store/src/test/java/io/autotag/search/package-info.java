@NullMarked
package io.autotag.search;

import org.jspecify.annotations.NullMarked;
