/**
 * One suite for each out-port: what the application relies on, whoever implements it. Each
 * implementation has a test class that extends the suite.
 */
@NullMarked
package org.folkmoot.application.contract;

import org.jspecify.annotations.NullMarked;
