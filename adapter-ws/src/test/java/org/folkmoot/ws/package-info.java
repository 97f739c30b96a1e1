/**
 * The socket as its clients meet it: a real server on a real port, real use cases, ports in memory.
 *
 * <p>{@link org.folkmoot.ws.House} is the server with a few people in it; {@link
 * org.folkmoot.ws.RawSocket} is a client that speaks WebSocket byte by byte, so that it can also do
 * what no good client would.
 */
@NullMarked
package org.folkmoot.ws;

import org.jspecify.annotations.NullMarked;
