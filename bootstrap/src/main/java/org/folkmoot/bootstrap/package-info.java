/**
 * Where Folkmoot begins and ends: {@link org.folkmoot.bootstrap.Main} reads the settings, {@link
 * org.folkmoot.bootstrap.Folkmoot} is one running replica. A start either succeeds or ends with one
 * sentence for the operator, {@link org.folkmoot.bootstrap.settings.CannotStart}.
 */
@NullMarked
package org.folkmoot.bootstrap;

import org.jspecify.annotations.NullMarked;
