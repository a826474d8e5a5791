/**
 * Bitmaps of items by what is known of their predictions: exact counts and candidates in memory.
 *
 * <p>Pure: it is told the rows and asked for sets of items; it knows no database. Nothing here is the truth: the tables
 * are.
 */
@NullMarked
package io.autotag.bitmap;

import org.jspecify.annotations.NullMarked;
