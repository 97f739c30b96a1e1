package org.folkmoot.domain.message;

/** What a message's content is, as it is stored. */
public enum MessageKind {
  TEXT,
  SYSTEM,
  /** Of a newer version, and shown by its body. */
  UNKNOWN
}
