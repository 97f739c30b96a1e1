/** How people arrange rooms for themselves alone. */
@NullMarked
package org.folkmoot.application.sidebar;

import org.jspecify.annotations.NullMarked;
