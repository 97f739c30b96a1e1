package org.folkmoot.bootstrap.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What is too long, or badly named, in the text of one file. */
record Tidy(String file, String text) {
  static final int LINE_CHARS_MAX = 120;
  static final int METHOD_LINES_MAX = 60;
  static final int FILE_LINES_MAX = 400;

  /** In a script's file name; a class's is looked at by {@link Names}. */
  private static final Set<String> BANNED_PARTS =
      Set.of("impl", "manager", "helper", "helpers", "util", "utils", "service", "dto", "base");

  private static final List<String> EXPLAINS = List.of("//", "/*", "*", "#", "import ", "package ");

  List<String> findings() {
    List<String> lines = text.lines().toList();
    List<String> findings = new ArrayList<>();
    IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).codePointCount(0, lines.get(i).length()) > LINE_CHARS_MAX)
        .forEach(i -> findings.add("%s:%d: more than 120 characters".formatted(file, i + 1)));
    long code = lines.stream().filter(this::isCode).count();
    if (isProgram() && code > FILE_LINES_MAX) {
      findings.add("%s: more than 400 lines of code, namely %d".formatted(file, code));
    }
    if (hasBannedName()) {
      findings.add("%s: a name that says what kind of thing it is, not what it is".formatted(file));
    }
    if (file.endsWith(".java") && lines.size() > METHOD_LINES_MAX) {
      findings.addAll(longMethods());
    }
    return findings;
  }

  private boolean isProgram() {
    return file.endsWith(".java") || file.endsWith(".js") || isScript();
  }

  /** By its name, or by its first line where it has a name without an ending. */
  private boolean isScript() {
    return file.endsWith(".sh") || isScript(file, text);
  }

  static boolean isScript(String file, String text) {
    return file.indexOf('.', file.lastIndexOf('/') + 1) < 0 && text.startsWith("#!");
  }

  /** What explains costs nothing, nor does what a file takes from others. */
  private boolean isCode(String line) {
    String code = line.strip();
    return !code.isEmpty() && EXPLAINS.stream().noneMatch(code::startsWith);
  }

  private boolean hasBannedName() {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceAll("\\..*", "");
    if (file.endsWith(".java")) {
      return Names.isBanned(name);
    }
    return file.endsWith(".js")
        && List.of(name.split("[-_.]", -1)).stream().anyMatch(BANNED_PARTS::contains);
  }

  private List<String> longMethods() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, trouble -> {}, List.of("-proc:none"), null, List.of(source()));
    List<String> findings = new ArrayList<>();
    try {
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap map = unit.getLineMap();
            long first = map.getLineNumber(positions.getStartPosition(unit, method));
            long last = map.getLineNumber(positions.getEndPosition(unit, method));
            if (last - first + 1 > METHOD_LINES_MAX) {
              findings.add(
                  "%s:%d: %s has more than 60 lines".formatted(file, first, method.getName()));
            }
            return super.visitMethod(method, null);
          }
        }.scan(unit, null);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return findings;
  }

  private JavaFileObject source() {
    return new SimpleJavaFileObject(URI.create("string:///Any.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
