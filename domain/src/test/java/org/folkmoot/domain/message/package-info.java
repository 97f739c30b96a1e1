/** What may be said, and who is meant. */
@NullMarked
package org.folkmoot.domain.message;

import org.jspecify.annotations.NullMarked;
