/**
 * The query language: text to tokens to syntax tree to checked condition to SQL with bind values.
 *
 * <p>Pure: it knows the fields and columns it may name, but no connection, file, network or clock.
 */
@NullMarked
package io.autotag.query;

import org.jspecify.annotations.NullMarked;
