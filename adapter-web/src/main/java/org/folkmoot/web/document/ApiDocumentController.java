package org.folkmoot.web.document;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Gives the document of the HTTP interface to everybody. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class ApiDocumentController {
  private final ApiDocument document;

  ApiDocumentController(ApiDocument document) {
    this.document = document;
  }

  @Get("/openapi.json")
  @Produces("application/json")
  @ExecuteOn(TaskExecutors.VIRTUAL)
  byte[] page() {
    return document.bytes();
  }
}
