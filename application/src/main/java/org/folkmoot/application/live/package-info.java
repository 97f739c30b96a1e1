/**
 * What is happening now, told to everyone whom it concerns, in order.
 *
 * <p>{@link org.folkmoot.application.live.Live} is where use cases come when they have committed
 * something, and where rings of other replicas arrive. What it does is little, for each part has a
 * package of its own: {@link org.folkmoot.application.frame} what is told, {@link
 * org.folkmoot.application.bus} how replicas call each other, {@link org.folkmoot.application.tail}
 * a room's latest changes, {@link org.folkmoot.application.session} the sockets and their cursors,
 * {@link org.folkmoot.application.presence} who is here, {@link org.folkmoot.application.passing}
 * what isn't kept, {@link org.folkmoot.application.task} when work is done.
 *
 * <pre>
 * a commit: News → Live → Tails → RoomTail → Subscription → socket
 *                       → Doorbell → another replica's Live → its Tails …
 * </pre>
 *
 * <p><b>What must stay true.</b> It is told only after it is committed, and outside of the
 * transaction. What concerns a room goes through its tail, which brings it into order; so it may be
 * told here by two who have committed one after the other, in any order. No promise rests on the
 * doorbell: the {@link org.folkmoot.application.reconcile.Reconciler} compares everything with the
 * database each second.
 *
 * <p><b>Threads.</b> Nothing here blocks: whoever has just committed goes on.
 *
 * <p><b>Life.</b> A replica begins with no tail and no session. It leaves by {@link
 * org.folkmoot.application.live.Departure}: it takes sockets for a moment still, then sends all of
 * them elsewhere, a few at a time.
 */
@NullMarked
package org.folkmoot.application.live;

import org.jspecify.annotations.NullMarked;
