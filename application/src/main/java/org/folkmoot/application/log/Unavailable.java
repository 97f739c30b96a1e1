package org.folkmoot.application.log;

/**
 * The database didn't answer, or not in time. Whether it has done what it was told is not known;
 * edges answer {@code unavailable}, and whoever asked may ask again.
 */
public class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public Unavailable(String message) {
    super(message);
  }
}
