/** The page that tells programmers how to talk to the socket. */
@NullMarked
package org.folkmoot.ws.page;

import org.jspecify.annotations.NullMarked;
