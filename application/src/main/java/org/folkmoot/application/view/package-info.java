/**
 * The shapes that readers see: the wire contract's records, field for field.
 *
 * <p>They are plain on purpose (texts, numbers, lists), so that JSON and OpenAPI are made from them
 * as they stand, by the socket and over HTTP alike. Times are texts in milliseconds: they are for
 * display, and nothing is ordered by them.
 *
 * <p>A {@link org.folkmoot.application.view.Change} carries a view, and beside it what is decided
 * by, as types: nothing is decided by looking into a view.
 */
@NullMarked
package org.folkmoot.application.view;

import org.jspecify.annotations.NullMarked;
