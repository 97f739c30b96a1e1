package org.folkmoot.load.bench;

import java.net.URI;

/**
 * A server that is measured.
 *
 * @param postgres the process of PostgreSQL that it stores with
 */
record Subject(String name, URI address, long pid, long postgres) {
  static final String FOLKMOOT = "Folkmoot";
  static final String REFERENCE = "reference";
}
