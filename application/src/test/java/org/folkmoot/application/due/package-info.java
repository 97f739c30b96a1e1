/** What must happen at a time. */
@NullMarked
package org.folkmoot.application.due;

import org.jspecify.annotations.NullMarked;
