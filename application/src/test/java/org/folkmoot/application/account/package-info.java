/** Who may be who, and for how long. */
@NullMarked
package org.folkmoot.application.account;

import org.jspecify.annotations.NullMarked;
