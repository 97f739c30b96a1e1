import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes of the client's modules the few files that are served, each plain, as gzip and as Brotli.
 * Maven runs this source as it stands, with the jars that it needs in one folder: esbuild's
 * program, Brotli's, and the modules of others.
 *
 * <pre>BundleClient SOURCES JARS WORK TARGET</pre>
 */
final class BundleClient {
  private static final Pattern NAME_AND_MAIN =
      Pattern.compile("\"([^\"]+[^/\"])\"\\s*:\\s*\"/(_static/[^/\"]+/[^/\"]+/)([^\"]*)\"");
  private static final String RESOURCES = "META-INF/resources/";
  private static final List<String> TEXTS = List.of("js", "css", "svg", "json");

  private final Path sources;
  private final Path jars;
  private final Path work;
  private final Path target;

  private BundleClient(Path sources, Path jars, Path work, Path target) {
    this.sources = sources;
    this.jars = jars;
    this.work = work;
    this.target = target;
  }

  public static void main(String[] arguments) throws Exception {
    List<Path> paths = Stream.of(arguments).map(each -> Path.of(each).toAbsolutePath()).toList();
    new BundleClient(paths.get(0), paths.get(1), paths.get(2), paths.get(3)).make();
  }

  private void make() throws IOException, InterruptedException {
    delete(work);
    delete(target);
    Files.createDirectories(target);
    Path esbuild = layOut();
    run(esbuild);
    for (String asIs : List.of("index.html", "icon.svg")) {
      Files.copy(sources.resolve(asIs), target.resolve(asIs));
    }
    Brotli4jLoader.ensureAvailability();
    for (Path file : filesIn(target)) {
      String name = file.getFileName().toString();
      if (TEXTS.contains(name.substring(name.lastIndexOf('.') + 1))) {
        pack(file);
      }
    }
  }

  /** Unpacks the jars in the shape that esbuild looks for, and finds esbuild among them. */
  private Path layOut() throws IOException {
    Path esbuild = work.resolve("esbuild");
    for (Path path : filesIn(jars)) {
      try (JarFile jar = new JarFile(path.toFile())) {
        JarEntry map = jar.getJarEntry("META-INF/importmap.json");
        JarEntry program =
            Collections.list(jar.entries()).stream()
                .filter(entry -> entry.getName().endsWith("/bin/esbuild"))
                .findAny()
                .orElse(null);
        if (program != null) {
          copy(jar, program, esbuild);
        } else if (map != null) {
          layOut(jar, map);
        }
      }
    }
    if (!esbuild.toFile().setExecutable(true)) {
      throw new IllegalStateException("There is no esbuild in " + jars);
    }
    return esbuild;
  }

  private void layOut(JarFile jar, JarEntry map) throws IOException {
    Matcher names = NAME_AND_MAIN.matcher(text(jar, map));
    while (names.find()) {
      Path folder = work.resolve("node_modules").resolve(names.group(1));
      String place = RESOURCES + names.group(2);
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(place) && !entry.isDirectory()) {
          copy(jar, entry, folder.resolve(entry.getName().substring(place.length())));
        }
      }
      // Their own package.json lies in an archive within the jar, and says more than is needed.
      Files.writeString(
          folder.resolve("package.json"),
          "{\"main\":\"" + names.group(3) + "\",\"type\":\"module\"}");
    }
  }

  private void run(Path esbuild) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                esbuild.toString(),
                sources.resolve("app.js").toString(),
                sources.resolve("style/all.css").toString(),
                "--bundle",
                "--splitting",
                "--format=esm",
                "--minify",
                "--target=es2022",
                "--charset=utf8",
                "--legal-comments=external",
                "--loader:.woff2=file",
                "--asset-names=[name]-[hash]",
                "--log-level=warning",
                "--log-override:ignored-bare-import=silent",
                "--outbase=" + sources,
                "--outdir=" + target,
                "--chunk-names=[name]-[hash]"));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("NODE_PATH", work.resolve("node_modules").toString());
    Process running = process.start();
    running.getOutputStream().close();
    String said = new String(running.getInputStream().readAllBytes());
    if (running.waitFor() != 0 || !said.isBlank()) {
      throw new IllegalStateException("esbuild isn't content:\n" + said);
    }
  }

  private static void pack(Path file) throws IOException {
    byte[] plain = Files.readAllBytes(file);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out =
        new GZIPOutputStream(gzip) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(plain);
    }
    Files.write(Path.of(file + ".gz"), gzip.toByteArray());
    Encoder.Parameters best = Encoder.Parameters.create(11);
    Files.write(Path.of(file + ".br"), Encoder.compress(plain, best));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String text(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes());
    }
  }

  private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
