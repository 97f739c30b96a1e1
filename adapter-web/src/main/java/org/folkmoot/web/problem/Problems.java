package org.folkmoot.web.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every trouble, from the controllers, the filters and the framework, in the same form. */
@Hidden
@Controller("/problems")
@Secured(SecurityRule.IS_ANONYMOUS)
final class Problems {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @Error(global = true)
  HttpResponse<?> refused(RefusedCall refused) {
    Refusal refusal = refused.refusal();
    MutableHttpResponse<?> answer = Problem.of(refusal).answer();
    Duration after = refusal.after();
    return after == null
        ? answer
        : answer.header("Retry-After", "" + Math.ceilDiv(after.toNanos(), NANOS_PER_SECOND));
  }

  @Error(global = true)
  HttpResponse<?> invalid(InvalidValue invalid) {
    return Problem.of(invalid).answer();
  }

  @Error(global = true)
  HttpResponse<?> unavailable(Unavailable away) {
    LOG.warn("{}", away.getMessage(), away);
    return Problem.unavailable().answer().header("Retry-After", "1");
  }

  @Error(global = true)
  HttpResponse<?> notAllowed(AuthorizationException refused) {
    return (refused.isForbidden()
            ? Problem.of(HttpStatus.FORBIDDEN, "forbidden", "You may not do this.")
            : Problem.unauthenticated())
        .answer();
  }

  @Error(global = true)
  HttpResponse<?> tooLarge(ContentLengthExceededException large) {
    return Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", "This is too large.")
        .answer();
  }

  @Error(global = true)
  HttpResponse<?> unreadable(SerdeException broken) {
    return malformed(broken);
  }

  @Error(global = true)
  HttpResponse<?> unreadable(io.micronaut.http.codec.CodecException broken) {
    return malformed(broken);
  }

  @Error(global = true)
  HttpResponse<?> unreadable(io.micronaut.json.JsonSyntaxException broken) {
    return malformed("The body isn't JSON.");
  }

  @Error(global = true)
  HttpResponse<?> unreadable(ConversionErrorException broken) {
    if (fieldOf(broken) != null) {
      return malformed(broken);
    }
    return Problem.of(
            new InvalidValue(broken.getArgument().getName(), "isn't of the expected form"))
        .answer();
  }

  @Error(global = true)
  HttpResponse<?> unreadable(UnsatisfiedRouteException missing) {
    return Problem.of(new InvalidValue(missing.getArgument().getName(), "is required")).answer();
  }

  private static HttpResponse<?> malformed(Throwable broken) {
    String field = fieldOf(broken);
    return field == null
        ? malformed("The body can't be read as JSON of the expected form.")
        : Problem.of(new InvalidValue(field, WrongForm.reasonOf(broken))).answer();
  }

  /** The innermost field that couldn't be read, if one was being read. */
  private static @Nullable String fieldOf(Throwable broken) {
    for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof SerdeException unread) {
        for (ReferencePath step : unread.getPath()) {
          if (step instanceof PropertyReferencePath inRecord) {
            return inRecord.property().getName();
          }
        }
      }
    }
    return null;
  }

  private static HttpResponse<?> malformed(String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "invalid", detail).answer();
  }

  @Error(global = true)
  HttpResponse<?> told(HttpStatusException told) {
    return of(told.getStatus());
  }

  @Error(global = true)
  HttpResponse<?> broken(HttpRequest<?> request, Throwable broken) {
    for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unavailable away) {
        return unavailable(away);
      }
      if (cause instanceof RefusedCall refused) {
        return refused(refused);
      }
      if (cause instanceof InvalidValue invalid) {
        return invalid(invalid);
      }
      if (!(cause instanceof CompletionException) && cause.getCause() == null) {
        break;
      }
    }
    LOG.error("{} {} failed", request.getMethod(), request.getPath(), broken);
    return Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something is broken here; it is logged.")
        .answer();
  }

  @Error(status = HttpStatus.NOT_FOUND, global = true)
  HttpResponse<?> notFound() {
    return of(HttpStatus.NOT_FOUND);
  }

  @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
  HttpResponse<?> notThatWay() {
    return of(HttpStatus.METHOD_NOT_ALLOWED);
  }

  @Error(status = HttpStatus.UNSUPPORTED_MEDIA_TYPE, global = true)
  HttpResponse<?> notThatKind() {
    return of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
  }

  @Error(status = HttpStatus.NOT_ACCEPTABLE, global = true)
  HttpResponse<?> notWanted() {
    return of(HttpStatus.NOT_ACCEPTABLE);
  }

  private static MutableHttpResponse<?> of(HttpStatus status) {
    return Problem.of(status).answer();
  }
}
