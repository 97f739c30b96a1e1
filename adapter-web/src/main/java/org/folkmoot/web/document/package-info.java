/** The document of the HTTP interface: what the code says of its calls, and what it can't say. */
@NullMarked
package org.folkmoot.web.document;

import org.jspecify.annotations.NullMarked;
