package org.folkmoot.bootstrap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.folkmoot.bootstrap.database.PostgresServer;
import org.folkmoot.bootstrap.database.RenewEpoch;
import org.folkmoot.bootstrap.seed.SeedHouse;
import org.folkmoot.bootstrap.seed.SeedOrder;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.folkmoot.bootstrap.settings.Settings;

/** What the program does when it is told something else than to serve: one thing, and it ends. */
record Commands(Map<String, String> environment) {

  /** Does it, and says what is to be printed. */
  List<String> run(String command, List<String> arguments) {
    return switch (command) {
      case "database" -> database(arguments);
      case "restored" -> restored(arguments);
      case "seed" -> seed(arguments);
      case "version" -> version(arguments);
      default ->
          throw new CannotStart(
              "it knows no command \"%s\", only database, restored, seed and version; without one it serves."
                  .formatted(command));
    };
  }

  private static List<String> database(List<String> arguments) {
    if (arguments.size() != 1) {
      throw new CannotStart("database wants one argument, the folder for it.");
    }
    try (DataFolder folder = DataFolder.open(Path.of(arguments.getFirst()).toAbsolutePath())) {
      return PostgresServer.prepare(folder);
    }
  }

  private List<String> restored(List<String> arguments) {
    if (!arguments.isEmpty()) {
      throw new CannotStart("restored wants no argument.");
    }
    Settings settings = Settings.from(environment);
    DatabaseAddress given = settings.database();
    if (given != null) {
      RenewEpoch.begin(given);
    } else {
      try (DataFolder data = DataFolder.open(settings.data());
          PostgresServer postgres = PostgresServer.start(data)) {
        RenewEpoch.begin(postgres.address());
      }
    }
    return List.of("This database is another history now: everyone reads everything anew.");
  }

  /** Also what the start scripts ask for, to see whether Java starts at all as they want it to. */
  private static List<String> version(List<String> arguments) {
    if (!arguments.isEmpty()) {
      throw new CannotStart("version wants no argument.");
    }
    String version = Commands.class.getPackage().getImplementationVersion();
    return List.of(
        "Folkmoot %s on Java %s"
            .formatted(version == null ? "as it is built" : version, Runtime.version()));
  }

  private List<String> seed(List<String> arguments) {
    SeedOrder order = SeedOrder.from(arguments);
    try (Folkmoot folkmoot = new Folkmoot(Settings.from(environment))) {
      SeedHouse house = folkmoot.beginBehindClosedDoors().getBean(SeedHouse.class);
      return List.of(house.seed(order));
    }
  }
}
