/** What happens on a line that no client can bring about from outside. */
@NullMarked
package org.folkmoot.ws.line;

import org.jspecify.annotations.NullMarked;
