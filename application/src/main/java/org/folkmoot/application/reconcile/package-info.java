/**
 * Looks each second whether anything was missed: what makes the delivery promise hold when rings
 * are lost.
 */
@NullMarked
package org.folkmoot.application.reconcile;

import org.jspecify.annotations.NullMarked;
