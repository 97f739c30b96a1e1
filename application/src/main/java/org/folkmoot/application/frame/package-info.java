/**
 * What is told, in the form in which it is told.
 *
 * <p>A {@link org.folkmoot.application.frame.Frame} is encoded once, shared by all who are told it,
 * here and at other replicas, and never changed. There are two kinds: changes, which have a place
 * in their room's log, and {@link org.folkmoot.application.frame.ServerMessage}s, which are for one
 * socket or one person, or pass. How they look as bytes {@link
 * org.folkmoot.application.frame.Frames} knows, and nobody else here.
 *
 * <p><b>What must stay true.</b> Nothing is decided by reading bytes: what must be known of a
 * change stands beside them ({@link org.folkmoot.application.frame.TailEntry}). Replicas of two
 * versions may encode the same otherwise; each says in which form its frames are.
 */
@NullMarked
package org.folkmoot.application.frame;

import org.jspecify.annotations.NullMarked;
