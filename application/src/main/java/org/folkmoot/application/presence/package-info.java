/** Who is here, on whichever replica, and when somebody was last here. */
@NullMarked
package org.folkmoot.application.presence;

import org.jspecify.annotations.NullMarked;
