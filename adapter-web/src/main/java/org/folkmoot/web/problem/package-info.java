/**
 * How trouble is told: RFC 9457, with a stable code. This is the one place that knows which trouble
 * is which status.
 */
@NullMarked
package org.folkmoot.web.problem;

import org.jspecify.annotations.NullMarked;
