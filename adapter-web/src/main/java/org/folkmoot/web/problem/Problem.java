package org.folkmoot.web.problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/** An answer that says what is wrong. */
@Serdeable
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable List<Field> errors) {
  private static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

  /** One field that is wrong. */
  @Serdeable
  public record Field(String field, String code, String message) {}

  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem("about:blank", status.getReason(), status.getCode(), detail, code, null);
  }

  /** What there is to say of a status of which nothing else is known. */
  public static Problem of(HttpStatus status) {
    String code =
        switch (status) {
          case NOT_FOUND -> "not_found";
          case UNAUTHORIZED -> "unauthenticated";
          case FORBIDDEN -> "forbidden";
          case REQUEST_ENTITY_TOO_LARGE -> "too_large";
          case UNSUPPORTED_MEDIA_TYPE -> "unsupported_type";
          default -> status.getCode() < 500 ? "invalid" : "unavailable";
        };
    String detail =
        switch (status) {
          case NOT_FOUND -> "There is nothing at this address.";
          case UNSUPPORTED_MEDIA_TYPE -> "A body must say what it is, and be what is taken here.";
          default -> status.getReason() + ".";
        };
    return of(status, code, detail);
  }

  public static Problem of(InvalidValue invalid) {
    HttpStatus status = HttpStatus.BAD_REQUEST;
    return new Problem(
        "about:blank",
        status.getReason(),
        status.getCode(),
        invalid.field() + " " + invalid.reason() + ".",
        "invalid",
        List.of(new Field(invalid.field(), "invalid", invalid.reason())));
  }

  public static Problem of(Refusal refusal) {
    HttpStatus status =
        switch (refusal.reason()) {
          case INVALID -> HttpStatus.BAD_REQUEST;
          case UNAUTHENTICATED, BAD_CREDENTIALS -> HttpStatus.UNAUTHORIZED;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case NOT_FOUND -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case GONE -> HttpStatus.GONE;
          case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
          case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    Problem problem = of(status, refusal.reason().code(), refusal.detail());
    return refusal.field() == null ? problem : problem.about(refusal.field());
  }

  private Problem about(String field) {
    return new Problem(type, title, status, detail, code, List.of(new Field(field, code, detail)));
  }

  public static Problem unauthenticated() {
    return of(HttpStatus.UNAUTHORIZED, "unauthenticated", "Please sign in.");
  }

  public static Problem unavailable() {
    return of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        "The database didn't answer. It isn't known whether this was done; please try again.");
  }

  public MutableHttpResponse<?> answer() {
    return in(HttpResponse.status(HttpStatus.valueOf(status)));
  }

  MutableHttpResponse<?> in(MutableHttpResponse<?> response) {
    return response.contentType(MEDIA_TYPE).body(this);
  }
}
