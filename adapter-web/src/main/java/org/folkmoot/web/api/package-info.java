/** What the whole HTTP surface shares: its shapes, the caller. */
@NullMarked
package org.folkmoot.web.api;

import org.jspecify.annotations.NullMarked;
