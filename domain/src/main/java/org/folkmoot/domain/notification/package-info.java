/** Whom a message calls: one table, which counts, badges and notifications ask. */
@NullMarked
package org.folkmoot.domain.notification;

import org.jspecify.annotations.NullMarked;
