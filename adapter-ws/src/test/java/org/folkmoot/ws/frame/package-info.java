/** What stands on the wire, held against golden files that the browser's tests read too. */
@NullMarked
package org.folkmoot.ws.frame;

import org.jspecify.annotations.NullMarked;
