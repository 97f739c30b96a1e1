/**
 * Makes the use cases, one factory for each noun, out of the ports that the adapters bring. This is
 * the one place that knows who needs what.
 */
@NullMarked
package org.folkmoot.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
