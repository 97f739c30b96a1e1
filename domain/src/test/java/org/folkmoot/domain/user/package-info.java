/** What people may be called. */
@NullMarked
package org.folkmoot.domain.user;

import org.jspecify.annotations.NullMarked;
