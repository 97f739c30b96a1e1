/**
 * What an HTTP connection may cost before anybody knows whose it is.
 *
 * <p>A {@link org.folkmoot.web.connection.RequestGuard} stands in each connection's pipeline
 * between Netty's codec and Micronaut, on both ports. What isn't a request that can be understood
 * it answers itself, and nothing of it is logged. A body is collected here, on the heap, and
 * Micronaut is handed the whole request: so a body that doesn't come holds nothing but its own
 * bytes, and the direct memory that all connections read into is free again at once.
 *
 * <p>What is bounded, and by whom:
 *
 * <pre>
 *   one body             BodyLimits, by its path; said at once by Content-Length, else counted
 *   all bodies           ByteBudget, whole and for each caller; taken as bytes come, given back when
 *                        the request is answered or the connection is gone
 *   time                 RequestGuard for heads, IncomingBody for bodies: a rate below which it isn't
 *                        worth waiting, and a silence after which nobody waits
 *   connections          ConnectionLimit, for each caller; behind a trusted proxy it is requests under
 *                        way and sockets that are counted, for the proxy's connections are nobody's
 * </pre>
 *
 * <p>Files will be too large to be collected. Their paths will have a limit of their own in
 * BodyLimits, and the guard will hand their parts on as they come, counted in the same way.
 *
 * <p>Threads: a guard belongs to its connection's event loop. Budget and limit belong to all of
 * them.
 *
 * <p>When a connection becomes a socket the guard leaves the pipeline; of the connection's place
 * nothing stays but what gives it back at the end.
 */
@NullMarked
package org.folkmoot.web.connection;

import org.jspecify.annotations.NullMarked;
