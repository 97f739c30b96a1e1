package org.folkmoot.web.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/** What the generated document says of the whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Folkmoot",
            version = "0.1",
            description =
                "Rooms, messages, people. Errors are application/problem+json with a stable code."
                    + " The socket at /ws has a page of its own: /socket.md",
            license = @License(name = "Apache-2.0")))
final class OpenApi {
  private OpenApi() {}
}
