/** Runs what tests the browser client outside a browser: its logic, and its types. */
@NullMarked
package org.folkmoot.web.client;

import org.jspecify.annotations.NullMarked;
