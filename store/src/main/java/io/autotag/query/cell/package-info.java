/**
 * What is known of predictions that have set, level, label, status and a range of scores in common: for indexes, which
 * know predictions in such groups only.
 *
 * <p>Pure: it asks for names, and for nothing else.
 */
@NullMarked
package io.autotag.query.cell;

import org.jspecify.annotations.NullMarked;
