package org.folkmoot.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.account.ServerKey;
import org.folkmoot.bootstrap.database.GivenDatabase;
import org.folkmoot.bootstrap.database.PostgresServer;
import org.folkmoot.bootstrap.health.DrainReadiness;
import org.folkmoot.bootstrap.settings.AsWritten;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.folkmoot.bootstrap.settings.Settings;
import org.folkmoot.bootstrap.settings.TlsFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running replica. What it began it ends in the opposite order, also when a start fails. */
public final class Folkmoot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Folkmoot.class);

  /** How a process ends whose network is dead, so that whoever supervises it starts another. */
  static final int EVENT_LOOP_DIED = 3;

  private final Deque<AutoCloseable> begun = new ArrayDeque<>();
  private final EventLoopWatch watch = new EventLoopWatch(Folkmoot::die);
  private final Settings settings;
  private volatile @Nullable EmbeddedServer server;

  // The framework's server has two, and which of them it calls its own is its own affair.
  private volatile int port;

  Folkmoot(Settings settings) {
    this.settings = settings;
  }

  public static Folkmoot start(Settings settings) {
    return start(settings, Map.of());
  }

  /** With properties that win over everything else, which is for tests. */
  public static Folkmoot start(Settings settings, Map<String, Object> overrides) {
    Folkmoot folkmoot = new Folkmoot(settings);
    folkmoot.begin(overrides);
    return folkmoot;
  }

  /** Under the lock of close(), so that whoever stops a start waits until there is all to end. */
  synchronized void begin(Map<String, Object> overrides) {
    try {
      beginEach(overrides);
    } catch (Throwable failed) {
      close();
      throw failed;
    }
  }

  /** The house with its doors shut, for whoever wants its beans and no guests. */
  synchronized ApplicationContext beginBehindClosedDoors() {
    try {
      return house(new HashMap<>());
    } catch (Throwable failed) {
      close();
      throw failed;
    }
  }

  /** Where a browser on this machine finds it. */
  public URI address() {
    String host = settings.host() == null ? "localhost" : settings.host();
    return URI.create(
        "%s://%s:%d"
            .formatted(
                settings.tls() == null ? "http" : "https",
                host.contains(":") ? "[" + host + "]" : host,
                port));
  }

  public ApplicationContext beans() {
    return running().getApplicationContext();
  }

  boolean isRunning() {
    EmbeddedServer known = server;
    return known != null && known.isRunning();
  }

  /** Ends as an operator wants it: first everybody is sent elsewhere, if there is an elsewhere. */
  void leave() {
    EmbeddedServer running = server;
    if (running != null && isRunning() && settings.drain().isPositive()) {
      running.getApplicationContext().getBean(DrainReadiness.class).leave(settings.drain());
    }
    close();
  }

  @Override
  public synchronized void close() {
    watch.end();
    while (!begun.isEmpty()) {
      try {
        begun.pop().close();
      } catch (Exception failed) {
        LOG.warn("Something didn't end as it should", failed);
      }
    }
  }

  private EmbeddedServer running() {
    if (server == null) {
      throw new IllegalStateException("Folkmoot hasn't started");
    }
    return server;
  }

  private void beginEach(Map<String, Object> overrides) {
    port = free("FOLKMOOT_PORT", settings.host(), settings.port());
    int managementPort =
        free("FOLKMOOT_MANAGEMENT_PORT", settings.managementHost(), settings.managementPort());
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.server.port", port);
    properties.put("endpoints.all.port", managementPort);
    if (settings.host() != null) {
      properties.put("micronaut.server.host", settings.host());
      properties.put("micronaut.server.netty.listeners.main.host", settings.host());
    }
    // Both are named, because the framework's own second one listens wherever the first does.
    properties.put("micronaut.server.netty.listeners.main.port", port);
    if (settings.tls() != null) {
      secure(settings.tls(), properties);
    }
    String management = "micronaut.server.netty.listeners.management.";
    properties.put(management + "host", settings.managementHost());
    properties.put(management + "port", managementPort);
    properties.put(management + "expose-default-routes", false);
    properties.put(management + "support-graceful-shutdown", false);
    properties.putAll(overrides);
    EmbeddedServer started = house(properties).getBean(EmbeddedServer.class);
    server = started;
    listen(started);
    EventLoopGroupRegistry groups =
        started.getApplicationContext().getBean(EventLoopGroupRegistry.class);
    for (String group : List.of("default", "parent")) {
      watch.watch(
          group,
          groups
              .getEventLoopGroup(group)
              .orElseThrow(() -> new IllegalStateException("no event loops called " + group)));
    }
  }

  private void secure(TlsFiles tls, Map<String, Object> properties) {
    tls.prepare(settings.data());
    properties.put("micronaut.server.netty.listeners.main.ssl", true);
    properties.put("micronaut.server.ssl.enabled", true);
    properties.put("micronaut.server.ssl.protocols", List.of("TLSv1.3", "TLSv1.2"));
    String store = "micronaut.server.ssl.key-store.";
    properties.put(store + "key-path", new AsWritten(tls.key().toUri().toString()));
    properties.put(store + "certificate-path", new AsWritten(tls.chain().toUri().toString()));
  }

  // Not by exit: what has to end in order waits for the network, which is dead.
  @SuppressWarnings("SystemOut") // the last word, wherever the log goes
  private static void die(String group) {
    String word =
        "An event loop (%s) has died, and its connections with it: Folkmoot ends with %d."
            .formatted(group, EVENT_LOOP_DIED);
    LOG.error("{}", word);
    System.err.println(word);
    System.err.flush();
    Runtime.getRuntime().halt(EVENT_LOOP_DIED);
  }

  /** Everything within; what is among the properties already stays. */
  private ApplicationContext house(Map<String, Object> given) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("folkmoot.data", new AsWritten(settings.data().toString()));
    properties.put("folkmoot.allowed-origins", settings.allowedOrigins());
    if (!settings.allowedOrigins().isEmpty()) {
      properties.put("micronaut.server.cors.enabled", true);
      properties.put(
          "micronaut.server.cors.configurations.pages.allowed-origins", settings.allowedOrigins());
    }
    properties.put("folkmoot.trusted-proxies", settings.trustedProxies());
    properties.put("folkmoot.limit-connections", settings.limits().connections());
    if (settings.redisUrl() != null) {
      properties.put("folkmoot.redis-url", new AsWritten(settings.redisUrl()));
    }
    if (settings.publicUrl() != null) {
      properties.put("folkmoot.public-url", new AsWritten(settings.publicUrl()));
    }
    openDatabase(properties);
    properties.putAll(given);
    ApplicationContext context =
        ApplicationContext.builder()
            // Settings has read and checked the environment; nothing else may come from there.
            .environmentPropertySource(false)
            .deduceEnvironment(false)
            .banner(false)
            .eagerInitConfiguration(true)
            .properties(properties)
            .singletons(settings.limits())
            .build();
    begun.push(context);
    context.start();
    makeOwnBeans(context);
    return context;
  }

  // What can't be made is wrong now, and not for whoever calls first. Only ours: the framework has
  // beans for libraries that aren't there.
  private static void makeOwnBeans(ApplicationContext context) {
    context.getAllBeanDefinitions().stream()
        .filter(
            bean -> bean.isSingleton() && bean.getBeanType().getName().startsWith("org.folkmoot."))
        .forEach(context::getBean);
  }

  private void openDatabase(Map<String, Object> properties) {
    DatabaseAddress database = settings.database();
    @Nullable String secret = settings.secret();
    if (database == null) {
      DataFolder data = open(settings.data());
      PostgresServer postgres = PostgresServer.start(data);
      begun.push(postgres);
      database = postgres.address();
      secret = secret == null ? data.secret("secret") : secret;
    } else {
      GivenDatabase.check(database);
    }
    if (secret == null) {
      throw new IllegalStateException("Settings let a database pass without a secret");
    }
    properties.put("folkmoot.secret", new AsWritten(secret));
    properties.put(
        "micronaut.security.token.jwt.signatures.secret.generator.secret",
        ServerKey.derived(secret, "access tokens").sign("key"));
    properties.put("datasources.default.url", new AsWritten(database.jdbcUrl()));
    properties.put("datasources.default.username", new AsWritten(database.user()));
    if (database.password() != null) {
      properties.put("datasources.default.password", new AsWritten(database.password()));
    }
  }

  private DataFolder open(Path path) {
    DataFolder data = DataFolder.open(path);
    begun.push(data);
    return data;
  }

  private void listen(EmbeddedServer server) {
    try {
      server.start();
    } catch (RuntimeException failed) {
      for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new CannotStart(
              "FOLKMOOT_PORT or FOLKMOOT_MANAGEMENT_PORT: somebody else has just taken that port.",
              failed);
        }
      }
      throw failed;
    }
  }

  /** Looks before the database is started, so that a slip costs no time. 0 asks for any port. */
  private static int free(String name, @Nullable String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(
          host == null
              ? new InetSocketAddress(port)
              : new InetSocketAddress(InetAddress.getByName(host), port),
          1);
      return probe.getLocalPort();
    } catch (BindException taken) {
      throw new CannotStart(
          String.valueOf(taken.getMessage()).contains("in use")
              ? "The port %d is taken by another program; end that one, or set %s to another port."
                  .formatted(port, name)
              : "%s: the port %d can't be opened on %s (%s)."
                  .formatted(name, port, host == null ? "any address" : host, taken.getMessage()),
          taken);
    } catch (IOException broken) {
      throw new CannotStart("%s: the port %d can't be opened.".formatted(name, port), broken);
    }
  }
}
