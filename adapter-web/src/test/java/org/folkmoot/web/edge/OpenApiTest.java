package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  @Test
  void theDocumentIsServedToEverybodyAndNamesEveryCall() {
    try (Site site = Site.open()) {
      Site.Answer document = site.nobody().get("/openapi.json").is(200);
      assertThat(document.string("openapi")).startsWith("3.");
      JsonNode paths = document.get("paths");
      List<UriRouteInfo<?, ?>> calls =
          site.router().uriRoutes().filter(OpenApiTest::isOurs).toList();
      assertThat(calls).hasSizeGreaterThan(20);
      for (UriRouteInfo<?, ?> call : calls) {
        String path = call.getUriMatchTemplate().toPathString();
        JsonNode named = paths.get(path);
        assertThat(named).as(path).isNotNull();
        assertThat(named.get(call.getHttpMethodName().toLowerCase(Locale.ROOT)))
            .as("%s %s", call.getHttpMethodName(), path)
            .isNotNull();
      }
    }
  }

  private static boolean isOurs(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString().startsWith("/api/")
        && !route.getHttpMethodName().equals("HEAD");
  }
}
