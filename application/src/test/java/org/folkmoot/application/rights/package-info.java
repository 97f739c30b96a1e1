/** The table of rights as a test of any way into Folkmoot walks through it. */
@NullMarked
package org.folkmoot.application.rights;

import org.jspecify.annotations.NullMarked;
