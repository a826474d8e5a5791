/**
 * Hands out the web application that the build put into the jar. It knows files and HTTP headers, and nothing of what the
 * application does.
 */
@NullMarked
package io.autotag.api.ui;

import org.jspecify.annotations.NullMarked;
