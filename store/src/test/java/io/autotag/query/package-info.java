/** Tests of the query language: its rules, its errors, and a naive reading of it to compare with. */
@NullMarked
package io.autotag.query;

import org.jspecify.annotations.NullMarked;
