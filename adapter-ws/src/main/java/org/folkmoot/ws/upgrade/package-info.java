/**
 * Who may open a socket.
 *
 * <p>A browser opens sockets to anywhere and sends cookies along, so a socket that rides on a
 * cookie must come from a page of our own: {@link org.folkmoot.application.caller.OwnOrigins}.
 * Whoever can send a header or a ticket has proved more than a browser does by itself, and needs no
 * origin.
 *
 * <p>The ticket is looked at here and not by a fetcher of Micronaut Security's: those are all asked
 * at once and the quickest answer counts, so a cookie could overtake a ticket.
 */
@NullMarked
package org.folkmoot.ws.upgrade;

import org.jspecify.annotations.NullMarked;
