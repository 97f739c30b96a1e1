package org.folkmoot.bootstrap.architecture.planted.threads.application;

import org.jspecify.annotations.NullMarked;

@NullMarked
public final class Tired {
  public Thread rest() {
    return Thread.ofVirtual().start(Thread::yield);
  }
}
