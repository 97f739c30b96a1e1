/** The doorbell of one replica alone. */
@NullMarked
package org.folkmoot.application.bus;

import org.jspecify.annotations.NullMarked;
