/** Folkmoot as people see it: two real browsers before one real server. */
@NullMarked
package org.folkmoot.bootstrap.browser;

import org.jspecify.annotations.NullMarked;
