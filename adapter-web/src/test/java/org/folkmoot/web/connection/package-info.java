/** Tests of what a connection may cost. */
@NullMarked
package org.folkmoot.web.connection;

import org.jspecify.annotations.NullMarked;
