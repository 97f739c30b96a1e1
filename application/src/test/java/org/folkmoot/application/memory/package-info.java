/**
 * The out-ports in memory: real enough for every test that asks what the use cases do. They keep
 * the same promises as the real ones, and the contract suites hold both to them.
 */
@NullMarked
package org.folkmoot.application.memory;

import org.jspecify.annotations.NullMarked;
