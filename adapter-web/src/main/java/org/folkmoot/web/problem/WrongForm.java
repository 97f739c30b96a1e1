package org.folkmoot.web.problem;

import io.micronaut.serde.exceptions.InvalidFormatException;
import org.jspecify.annotations.Nullable;

/** A value in a body that isn't of the form that its field must have. */
public final class WrongForm extends InvalidFormatException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param reason as it stands after the field's name
   */
  public WrongForm(String reason) {
    super(reason, null, "");
  }

  static String reasonOf(@Nullable Throwable broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof WrongForm form) {
        return String.valueOf(form.getMessage());
      }
    }
    return "isn't of the expected form";
  }
}
