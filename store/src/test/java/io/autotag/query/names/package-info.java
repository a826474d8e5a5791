@NullMarked
package io.autotag.query.names;

import org.jspecify.annotations.NullMarked;
