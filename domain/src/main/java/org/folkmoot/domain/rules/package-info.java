/**
 * The rules of a room, applied while its row is locked.
 *
 * <p>A {@link org.folkmoot.domain.rules.LockedRoom} is a room between its lock and its commit. It
 * takes decisions one after another, gives the next {@code seq} only to what it accepts, and
 * remembers the entries that have to be written. Nothing here reads or writes; whoever holds the
 * lock hands in what the rules have to look at, read <em>after</em> the lock.
 */
@NullMarked
package org.folkmoot.domain.rules;

import org.jspecify.annotations.NullMarked;
