/**
 * A checked query to SQL: text made of an allow-list of columns, and bind values.
 *
 * <p>Pure: what a query's names stand for in a project comes through {@link io.autotag.query.sql.Names}; it knows no
 * connection.
 */
@NullMarked
package io.autotag.query.sql;

import org.jspecify.annotations.NullMarked;
