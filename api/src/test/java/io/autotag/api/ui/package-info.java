/**
 * Tests of how the web application is handed out, over real HTTP. They bring their own files, so that they hold in a build
 * without the application too.
 */
@NullMarked
package io.autotag.api.ui;

import org.jspecify.annotations.NullMarked;
