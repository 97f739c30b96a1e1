/**
 * A room's latest changes on this replica, and who hears them.
 *
 * <p>A {@link org.folkmoot.application.tail.RoomTail} holds them encoded once, without a gap.
 * Whoever commits offers it what was committed, and so does whoever hears a ring of another
 * replica. A change that comes too early waits for its neighbour, and if that doesn't come, the
 * tail reads the log. {@link org.folkmoot.application.tail.Tails} has one for each room that
 * somebody here is in.
 *
 * <p>A tail knows nothing of sockets: those who hear it are {@link
 * org.folkmoot.application.tail.RoomListener}s, in a row for each thread, so that a thousand are
 * told by as many tasks as they have threads. It tells them that there is something, and they take
 * it from the tail's {@link org.folkmoot.application.tail.RoomTail.Window} themselves, each from
 * its own cursor.
 *
 * <p><b>What must stay true.</b> In a window nothing is missing between its base and its head, and
 * between two windows of a tail neither. What was read from the log shows of each thing only its
 * newest state ({@link org.folkmoot.application.tail.LogSpan}), so whoever's standing was touched
 * in that part reads it for themselves. A tail of one history takes nothing of another; it begins
 * anew. It listens to the bus before its head is read, so nothing falls between the two.
 *
 * <p><b>Threads.</b> A tail is changed by whoever commits, hears a ring or heals, under its own
 * lock, and its window is read without one. A row belongs to its thread. Reading the log blocks and
 * is done on the executor that is handed in: what the reconciler finds, for a few rooms at a time.
 *
 * <p><b>Life.</b> A tail begins when the first subscription takes hold of it, and ends when the
 * last lets go. After a restart there are none, and nothing of them is missed.
 */
@NullMarked
package org.folkmoot.application.tail;

import org.jspecify.annotations.NullMarked;
