/**
 * What clients saw, held against what was acked and against the database. A {@link
 * org.folkmoot.load.check.Recording} is one client's whole life in compact form; the {@link
 * org.folkmoot.load.check.Checker} lives all of them again, and names whatever should never have
 * been.
 */
@NullMarked
package org.folkmoot.load.check;

import org.jspecify.annotations.NullMarked;
