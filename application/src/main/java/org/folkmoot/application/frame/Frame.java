package org.folkmoot.application.frame;

/** Something to be told, encoded once and shared by all who are told it. Never changed. */
public interface Frame {
  /** As text of the wire contract, in UTF-8. */
  byte[] json();

  /** About how many they are. */
  default int bytes() {
    return json().length;
  }
}
