/** What a locked room accepts and refuses. */
@NullMarked
package org.folkmoot.domain.rules;

import org.jspecify.annotations.NullMarked;
