/**
 * Frames as they stand on the wire: what clients may say, and what they are told.
 *
 * <p>What many are told is encoded once, with the header of its WebSocket frame, into bytes that
 * are never changed again; each socket that has something coming copies them into the one buffer
 * that it hands to the kernel. Copying some hundred bytes is a hundredth of what the kernel's write
 * costs, and it leaves nothing to count references of: a frame lives as long as somebody's tail
 * holds it.
 */
@NullMarked
package org.folkmoot.ws.frame;

import org.jspecify.annotations.NullMarked;
