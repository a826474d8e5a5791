@NullMarked
package io.autotag.review;

import org.jspecify.annotations.NullMarked;
