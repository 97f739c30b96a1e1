/**
 * What is told, in the form in which it is told: encoded once, shared by all who are told it, and
 * never changed.
 */
@NullMarked
package org.folkmoot.application.frame;

import org.jspecify.annotations.NullMarked;
