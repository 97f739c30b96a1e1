/** Posts in their lanes, with every trouble that a database makes. */
@NullMarked
package org.folkmoot.application.posting;

import org.jspecify.annotations.NullMarked;
