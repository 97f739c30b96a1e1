package org.folkmoot.bootstrap.health;

import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;

/** The same answers as on the management port: 200 or 503. */
@Hidden
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
class HealthOnMainPort {
  private final HealthEndpoint health;

  HealthOnMainPort(HealthEndpoint health) {
    this.health = health;
  }

  @Get("/liveness")
  Mono<HttpResponse<HealthResult>> liveness() {
    return answer(HealthCheckType.LIVENESS);
  }

  @Get("/readiness")
  Mono<HttpResponse<HealthResult>> readiness() {
    return answer(HealthCheckType.READINESS);
  }

  private Mono<HttpResponse<HealthResult>> answer(HealthCheckType type) {
    return Mono.from(health.getHealth(null, type))
        .map(
            result ->
                HttpResponse.<HealthResult>status(
                        result.getStatus().equals(HealthStatus.DOWN)
                            ? HttpStatus.SERVICE_UNAVAILABLE
                            : HttpStatus.OK)
                    .body(result));
  }
}
