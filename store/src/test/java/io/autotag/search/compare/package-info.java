@NullMarked
package io.autotag.search.compare;

import org.jspecify.annotations.NullMarked;
