/** The fixture of all API tests, and tests of the process as a whole. */
@NullMarked
package io.autotag.api;

import org.jspecify.annotations.NullMarked;
