package org.folkmoot.web.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** What Micronaut says by itself, where no handler of ours was asked, has the same form. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ProblemsOfTheFramework implements ErrorResponseProcessor<Problem> {
  @Override
  @SuppressWarnings("unchecked") // the same answer, with a body or without one
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return context.getRequest().getMethod() == HttpMethod.HEAD
        ? (MutableHttpResponse<Problem>) response
        : (MutableHttpResponse<Problem>) Problem.of(response.status()).in(response);
  }
}
