/** Tests of what a log may hold. */
@NullMarked
package org.folkmoot.bootstrap.log;

import org.jspecify.annotations.NullMarked;
