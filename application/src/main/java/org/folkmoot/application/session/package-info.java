/**
 * The sockets of this replica, and what each of them has been told.
 *
 * <p>A {@link org.folkmoot.application.session.ClientSession} is one socket. For each of its user's
 * rooms it has a {@link org.folkmoot.application.session.Subscription}, which is a cursor on the
 * room's tail and never a queue: a socket that can't be written to waits at its cursors and costs
 * nothing. {@link org.folkmoot.application.session.RoomLists} reads whose rooms they are: for the
 * greeting, and again whenever that may have changed. {@link
 * org.folkmoot.application.session.Sessions} has all of them, by user.
 *
 * <p><b>What must stay true.</b> A cursor is registered before the log is read, so that nothing
 * falls between the two. A cursor moves only when the socket has taken what lies before it. A
 * subscription that has come to its own user's removal tells that, and nothing after it. Whoever is
 * told too much at once is sent away, comes back and goes on at its cursors: nothing is left out.
 * Who comes back after a moment is told from the tail, and nothing is read for them.
 *
 * <p><b>Threads.</b> A session and its subscriptions belong to the thread of their socket. Others
 * put what they have for it into its {@link org.folkmoot.application.task.TaskInbox} and wake the
 * socket, or mark a subscription as behind. What blocks runs on the executor that is handed in, one
 * job at a time for each session, so that a slow one never holds more than one answer; and for a
 * few sessions at once, so that nobody who is here waits for those who come.
 *
 * <p><b>Life.</b> A session begins with its greeting, which reads whose rooms they are, and ends
 * with its socket. While nothing can be read it waits and tries again. A lost wake is found by the
 * {@link org.folkmoot.application.reconcile.Reconciler}.
 */
@NullMarked
package org.folkmoot.application.session;

import org.jspecify.annotations.NullMarked;
