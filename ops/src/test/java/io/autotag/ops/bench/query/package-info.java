@NullMarked
package io.autotag.ops.bench.query;

import org.jspecify.annotations.NullMarked;
