/**
 * The ports to what is kept: the log of each room, and reading from it.
 *
 * <p><b>Writing</b> goes through {@link org.folkmoot.application.log.RoomLog}: lock the rooms, then
 * look in statements of their own, let the locked room decide, append, commit. A statement that
 * locks and looks at once sees the past. Rooms are locked in the order of their ids and nothing
 * else is locked before them, so nobody waits in a circle.
 *
 * <p><b>Reading</b> goes through {@link org.folkmoot.application.log.History} and {@link
 * org.folkmoot.application.log.Rooms}: head and the reader's own membership in one statement, all
 * the rest after it and bounded by that head. The other way round a post that commits in between is
 * above what was read and below the head, and is lost for good.
 */
@NullMarked
package org.folkmoot.application.log;

import org.jspecify.annotations.NullMarked;
