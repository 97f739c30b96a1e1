/** What a locked room accepts and refuses. */
@NullMarked
package org.folkmoot.domain.ledger;

import org.jspecify.annotations.NullMarked;
