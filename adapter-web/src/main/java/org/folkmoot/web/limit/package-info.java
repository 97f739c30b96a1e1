/**
 * How often one person may change something over HTTP. Every call that changes anything says as
 * what it counts, or why it doesn't; a test walks all of them.
 */
@NullMarked
package org.folkmoot.web.limit;

import org.jspecify.annotations.NullMarked;
