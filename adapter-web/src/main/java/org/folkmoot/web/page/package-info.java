/**
 * Serves the browser client: one page for every address that people see, and the files it is made
 * of.
 *
 * <p>What is served is the bundle that the build made of the client's modules; where none could be
 * made, the modules themselves (decision 32). {@link org.folkmoot.web.page.ModuleGraph} starts at
 * {@code app.js} and follows the imports of either, so what is served is exactly what the page can
 * load; nothing is looked up by a path that came from outside. Modules of others are read from
 * their own jars, and the import map tells the browser where each stands.
 *
 * <p>Somebody without a cookie of ours gets the page of the door, which asks the server nothing.
 * All others get one that fetches the chat's modules as well, before it knows who they are.
 *
 * <p>Every file stands under an address that carries the hash of all of them, so it may be cached
 * for ever, and a new build is a new address. The page itself is asked for each time, and is cheap
 * to answer when nothing changed.
 *
 * <p>Everything here is made once at the start and never changes, so any thread may read it.
 */
@NullMarked
package org.folkmoot.web.page;

import org.jspecify.annotations.NullMarked;
