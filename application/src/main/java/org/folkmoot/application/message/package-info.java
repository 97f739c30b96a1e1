/** What becomes of a message after it was posted, and reading what was said. */
@NullMarked
package org.folkmoot.application.message;

import org.jspecify.annotations.NullMarked;
