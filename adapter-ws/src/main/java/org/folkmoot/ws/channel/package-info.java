/**
 * One connection as Netty sees it, and all that has to be mended about it.
 *
 * <p>This is the only package that knows what Micronaut makes of a channel's pipeline; {@link
 * org.folkmoot.ws.channel.Line} holds every name and cast. Behind the upgrade the pipeline reads:
 *
 * <pre>
 *   wsencoder    for control frames alone: frames of text are encoded already and pass it by
 *   wsdecoder    our own, so that a violation is closed by us, with its code, and not cut off
 *   ear          joins fragments, up to the same limit as a single frame; refuses text that isn't;
 *                tells the line's listener what was heard
 * </pre>
 *
 * <p>Micronaut's own handler is taken out: it keeps the request and all that was found out about it
 * for as long as the socket is open, and looks up anew for each message how the endpoint is called.
 *
 * <p>Threads: a line belongs to its event loop. Only {@code wake}, {@code close} and {@code
 * silentNanos} may be called from elsewhere.
 */
@NullMarked
package org.folkmoot.ws.channel;

import org.jspecify.annotations.NullMarked;
