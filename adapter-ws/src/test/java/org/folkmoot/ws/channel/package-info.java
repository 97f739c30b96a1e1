/** What happens on a line that no client can bring about from outside. */
@NullMarked
package org.folkmoot.ws.channel;

import org.jspecify.annotations.NullMarked;
