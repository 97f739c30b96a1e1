/**
 * What is happening now, told to everyone whom it concerns, in order.
 *
 * <p>A {@link org.folkmoot.application.live.RoomTail} holds a room's latest changes on this
 * replica, encoded once, without a gap. Whoever commits offers it what was committed, and so does
 * the {@link org.folkmoot.application.bus.Doorbell}, by which replicas call each other. A change
 * that comes too early waits for its neighbour, and if that doesn't come, the tail reads the log.
 *
 * <p>A {@link org.folkmoot.application.live.Subscription} is one socket's cursor on a tail, never a
 * queue: a socket that can't be written to waits at its cursor and costs nothing. A {@link
 * org.folkmoot.application.live.ClientSession} is one socket with all its subscriptions.
 *
 * <p><b>What must stay true.</b> A cursor is registered before the log is read, so that nothing
 * falls between the two. Between two windows of a tail nothing is missing. Whoever was removed in a
 * part that was read from the log reads that part for themselves. A subscription that has come to
 * its own user's removal tells that and nothing after it. No promise rests on the doorbell: the
 * {@link org.folkmoot.application.reconcile.Reconciler} compares everything here with the database
 * each second.
 *
 * <p><b>Threads.</b> Tails are changed by whoever commits, hears a ring or heals, under the tail's
 * own lock, and are read without one. A session and its subscriptions belong to the thread of their
 * socket; others put what they have for it into its {@link
 * org.folkmoot.application.task.TaskInbox}. Whatever blocks runs on the executor that is handed in,
 * one task at a time for each session.
 *
 * <p><b>Life.</b> A tail lives as long as somebody holds it. A session begins with its greeting,
 * which reads whose rooms they are, and ends with its socket.
 */
@NullMarked
package org.folkmoot.application.live;

import org.jspecify.annotations.NullMarked;
