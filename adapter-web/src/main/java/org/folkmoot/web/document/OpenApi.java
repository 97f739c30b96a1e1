package org.folkmoot.web.document;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;

/** What the document says of the whole. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Folkmoot",
            version = "0.1",
            description =
                "Rooms, messages, people. Errors are application/problem+json with a stable code."
                    + " The socket at /ws has a page of its own: /socket.md."
                    + " What each user changes is counted by kinds, and one too many is answered"
                    + " 429 rate_limited with Retry-After. Usually, with twice as many at once:"
                    + " posts 10/s; editing, deleting and reacting 10/s; joining, leaving, coming"
                    + " in by a link, opening and closing direct messages 20/min; adding,"
                    + " appointing, muting, removing and banning others 120/min; renaming rooms,"
                    + " their settings and their end 20/min; opening rooms 10/min; making links and"
                    + " taking them back 20/min; one's own account, preferences, blocks and list of"
                    + " rooms 60/min. Another e-mail address or password is an attempt to sign in:"
                    + " 10/min.",
            contact = @Contact(name = "Whoever runs this server"),
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    servers = @Server(url = "/", description = "The server that this document comes from."))
@SecurityScheme(
    name = OpenApi.BEARER,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "The access token of Tokens.")
@SecurityScheme(
    name = OpenApi.COOKIE,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.COOKIE,
    paramName = "folkmoot_access",
    description =
        "What signing in sets for a browser. What changes something must come from an own page.")
final class OpenApi {
  static final String BEARER = "bearer";
  static final String COOKIE = "cookie";

  private OpenApi() {}
}
