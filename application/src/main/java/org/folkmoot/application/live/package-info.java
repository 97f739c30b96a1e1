/**
 * What is happening now, told to everyone whom it concerns, in order.
 *
 * <p>A {@link org.folkmoot.application.live.RoomTail} holds a room's latest changes, encoded once.
 * A {@link org.folkmoot.application.live.Subscription} is one socket's cursor on it, never a queue:
 * a socket that can't be written to waits at its cursor and costs nothing. A {@link
 * org.folkmoot.application.live.ClientSession} is one socket with all its subscriptions; it is
 * drained by the socket's own event loop. The {@link org.folkmoot.application.live.Sweep} compares
 * with the database each second and is the guarantee; the {@link
 * org.folkmoot.application.live.Doorbell} between replicas is only the speed.
 *
 * <p>Threads: tails are changed by whoever commits, rings or heals, under the tail's own lock, and
 * are read without one. A conversation is drained by one thread at a time. Whatever blocks runs on
 * the executor that bootstrap hands in.
 */
@NullMarked
package org.folkmoot.application.live;

import org.jspecify.annotations.NullMarked;
