package org.folkmoot.domain.message;

/** Words, an event told in the timeline, or (reserved) something only clients can read. */
public enum MessageKind {
  TEXT,
  SYSTEM,
  SEALED,
  /** Of a newer version, and shown by its body. */
  UNKNOWN
}
