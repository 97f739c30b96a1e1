package org.folkmoot.load.bench;

import java.net.URI;

/** The two that something is found of. */
final class Found {
  static final Subject FOLKMOOT = subject(Subject.FOLKMOOT);
  static final Subject REFERENCE = subject(Subject.REFERENCE);

  private Found() {}

  private static Subject subject(String name) {
    return new Subject(name, URI.create("http://127.0.0.1:1"), 1, 1);
  }
}
