/** People: how they are called, and what they say of themselves. */
@NullMarked
package org.folkmoot.domain.user;

import org.jspecify.annotations.NullMarked;
