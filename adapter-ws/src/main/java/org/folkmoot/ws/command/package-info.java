/**
 * What clients ask for, handed to the use cases, and their answers handed back.
 *
 * <p>Posts are handed on at once, on the event loop and in order of arrival; a lane decides them
 * elsewhere. Everything else blocks, so it is done on the executor for that, one after another for
 * each connection. Nobody may have more in the works than {@link
 * org.folkmoot.ws.command.CommandQueue} allows: their socket isn't read from meanwhile.
 */
@NullMarked
package org.folkmoot.ws.command;

import org.jspecify.annotations.NullMarked;
