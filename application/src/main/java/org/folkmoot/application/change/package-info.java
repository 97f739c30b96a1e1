/**
 * The one way in which a room that is there is changed: lock, look, decide, append, commit, tell.
 */
@NullMarked
package org.folkmoot.application.change;

import org.jspecify.annotations.NullMarked;
