package org.folkmoot.ws.frame;

import org.jspecify.annotations.Nullable;

/** A frame that says nothing that this server understands. */
public final class MalformedFrame extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable String type;
  private final @Nullable String ref;

  MalformedFrame(@Nullable String type, @Nullable String ref, String detail) {
    super(detail);
    this.type = type;
    this.ref = ref;
  }

  MalformedFrame(String detail, Throwable cause) {
    super(detail, cause);
    this.type = null;
    this.ref = null;
  }

  /** Whether it is something else than a greeting, as far as its type could be read. */
  public boolean isNoHello() {
    return type != null && !type.equals("hello");
  }

  /** By which its sender knows it, as far as that could be read. */
  public @Nullable String ref() {
    return ref;
  }

  /** Why, as a sentence for people. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
