/**
 * Folkmoot as people see it: two real browsers before one real server. {@code ClientBench} measures
 * it, when {@code deploy/bench-client} asks.
 */
@NullMarked
package org.folkmoot.bootstrap.browser;

import org.jspecify.annotations.NullMarked;
