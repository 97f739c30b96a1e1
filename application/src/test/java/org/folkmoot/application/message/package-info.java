/** Reading what was said, by those who may. */
@NullMarked
package org.folkmoot.application.message;

import org.jspecify.annotations.NullMarked;
