/** Who is here, on one replica alone. */
@NullMarked
package org.folkmoot.application.presence;

import org.jspecify.annotations.NullMarked;
