/**
 * The socket of the wire contract, from hello to its close code.
 *
 * <p>{@link org.folkmoot.ws.socket.SocketEndpoint} is where Micronaut calls; a {@link
 * org.folkmoot.ws.socket.Socket} is one connection with its place in that protocol; {@link
 * org.folkmoot.ws.socket.Sockets} knows all of them and how many each user may have. A session of
 * the application writes through it, on the event loop, whenever it is woken.
 */
@NullMarked
package org.folkmoot.ws.socket;

import org.jspecify.annotations.NullMarked;
