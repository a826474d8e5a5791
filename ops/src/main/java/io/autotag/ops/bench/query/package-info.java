/**
 * The benchmark of the query language: a data set written by COPY, and what it takes to find things in it over HTTP.
 *
 * <p>It knows the tables to fill them, and asks through the REST API only.
 */
@NullMarked
package io.autotag.ops.bench.query;

import org.jspecify.annotations.NullMarked;
