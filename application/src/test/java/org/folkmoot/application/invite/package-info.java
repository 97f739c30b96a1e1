/** Links into rooms. */
@NullMarked
package org.folkmoot.application.invite;

import org.jspecify.annotations.NullMarked;
