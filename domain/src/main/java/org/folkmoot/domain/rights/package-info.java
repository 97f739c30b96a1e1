/** Who may do what in a room: one table, which every rule asks. */
@NullMarked
package org.folkmoot.domain.rights;

import org.jspecify.annotations.NullMarked;
