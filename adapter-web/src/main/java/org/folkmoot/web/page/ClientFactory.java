package org.folkmoot.web.page;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Reads the client from the class path, once. */
@Factory
final class ClientFactory {
  @Singleton
  Client client() {
    ClassLoader loader = ClientFactory.class.getClassLoader();
    ImportMap importMap = ImportMap.of(ClientFolder.importMaps(loader));
    return Client.read(ClientFolder.onClassPath(loader), importMap);
  }
}
