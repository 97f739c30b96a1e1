/** Walking the log. */
@NullMarked
package org.folkmoot.application.follow;

import org.jspecify.annotations.NullMarked;
