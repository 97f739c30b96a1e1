package org.folkmoot.application.log;

import java.util.function.Supplier;

/**
 * For doing several things to what is kept at once or not at all. Nothing leaves the process inside
 * one: rings and replies come after it.
 */
public interface Transactions {
  /**
   * Runs the work in one transaction and commits it.
   *
   * @throws Unavailable when it isn't known to be committed
   */
  <T> T write(Supplier<T> work);
}
