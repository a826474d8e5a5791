@NullMarked
package io.autotag.activity;

import org.jspecify.annotations.NullMarked;
