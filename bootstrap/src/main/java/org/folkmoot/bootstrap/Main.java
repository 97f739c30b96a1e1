package org.folkmoot.bootstrap;

import java.util.List;
import java.util.Map;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.Settings;

/**
 * The program: it starts one replica, and ends it when the system says so. With a command it does
 * that instead.
 */
public final class Main {
  private static final int CANNOT_START = 2;

  private Main() {}

  @SuppressWarnings("SystemOut") // The operator's console is what this is for.
  public static void main(String[] arguments) {
    try {
      if (arguments.length > 0) {
        List<String> command = List.of(arguments);
        new Commands(System.getenv())
            .run(command.getFirst(), command.subList(1, command.size()))
            .forEach(System.out::println);
        return;
      }
      Folkmoot folkmoot = new Folkmoot(Settings.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folkmoot), "shutdown"));
      folkmoot.begin(Map.of());
      System.out.println("Folkmoot is ready: " + folkmoot.address());
    } catch (CannotStart reason) {
      String what = arguments.length == 0 ? "start" : "do that";
      System.err.println("Folkmoot can't " + what + ": " + reason.sentence());
      System.exit(CANNOT_START);
    } catch (RuntimeException broken) {
      broken.printStackTrace();
      System.exit(1);
    }
  }

  /** To be told to end is no failure, though Java by itself would exit with the signal's number. */
  private static void end(Folkmoot folkmoot) {
    boolean ran = folkmoot.isRunning();
    folkmoot.leave();
    if (ran) {
      Runtime.getRuntime().halt(0);
    }
  }
}
