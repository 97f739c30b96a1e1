/**
 * A client of the protocol, made from the wire contract alone. It holds a cursor for each of its
 * rooms, comes back by itself, asks until it is answered, and reads a room anew when it is told to.
 * It doesn't hold the rooms: whatever it sees goes to a {@link org.folkmoot.load.client.Witness},
 * who may keep all of it, or nothing but a count.
 *
 * <p>Threads: a client belongs to one event loop, for its whole life. All that it does and all that
 * its witness hears happens there; its public methods may be called from anywhere.
 */
@NullMarked
package org.folkmoot.load.client;

import org.jspecify.annotations.NullMarked;
