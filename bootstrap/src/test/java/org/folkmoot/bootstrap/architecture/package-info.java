/**
 * The walls of the house, and the size of its rooms, as tests. Each wall has planted violations
 * under {@code planted}, each in a small house of its own, which must break that wall and no other:
 * a rule that can't fail guards nothing.
 */
@NullMarked
package org.folkmoot.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
