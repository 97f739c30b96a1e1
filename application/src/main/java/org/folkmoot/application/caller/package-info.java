/**
 * Who calls, as far as their request tells: through which proxies, from where, and from whose page.
 *
 * <p>HTTP requests and upgrades to a socket are judged alike, in two adapters that don't know each
 * other, and limits are counted by address in the use cases. So what all of them need stands here
 * once. It knows addresses and texts, and no request.
 */
@NullMarked
package org.folkmoot.application.caller;

import org.jspecify.annotations.NullMarked;
