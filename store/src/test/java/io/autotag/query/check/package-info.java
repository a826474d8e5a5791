@NullMarked
package io.autotag.query.check;

import org.jspecify.annotations.NullMarked;
