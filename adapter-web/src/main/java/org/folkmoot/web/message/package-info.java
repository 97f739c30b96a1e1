/** Messages over HTTP. */
@NullMarked
package org.folkmoot.web.message;

import org.jspecify.annotations.NullMarked;
