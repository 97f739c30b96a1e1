/**
 * What the operator decides: environment variables and a folder. Everything is checked here, before
 * anything is started; behind this package no setting can be bad.
 */
@NullMarked
package org.folkmoot.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
