/**
 * The answer of a rule: accepted with a value, or refused with a reason that a user can understand.
 */
@NullMarked
package org.folkmoot.domain.decision;

import org.jspecify.annotations.NullMarked;
