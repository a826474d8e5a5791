@NullMarked
package io.autotag.query.sql;

import org.jspecify.annotations.NullMarked;
