/**
 * Who calls and what they may do: API keys, roles, the filter in front of every route. Knows no route.
 */
@NullMarked
package io.autotag.api.auth;

import org.jspecify.annotations.NullMarked;
