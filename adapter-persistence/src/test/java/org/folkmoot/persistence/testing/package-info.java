/** A real database for every test that wants one. */
@NullMarked
package org.folkmoot.persistence.testing;

import org.jspecify.annotations.NullMarked;
