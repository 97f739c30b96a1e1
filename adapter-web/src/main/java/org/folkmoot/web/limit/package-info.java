/**
 * How much one person may ask of the server over HTTP, so that they starve nobody. Every call that
 * changes anything says as what it counts, or why it doesn't; of those that cost much only a few go
 * on at once for each. Tests walk all calls.
 */
@NullMarked
package org.folkmoot.web.limit;

import org.jspecify.annotations.NullMarked;
