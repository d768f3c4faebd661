import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;

/**
 * Prints the figures of a tree of sources, whose root is the argument; see {@code measure}. The
 * compiler parses the sources and does not compile them. Packages, methods and types are those of
 * the published modules, which are the ones that have a {@code module-info}.
 */
final class Measure {
  private static final int LONG_FILE = 300;
  private static final Pattern SUITE =
      Pattern.compile("<testsuite\\s[^>]*?\\stime=\"([\\d.,]+)\"", Pattern.DOTALL);
  private static final Pattern DEPENDENCY =
      Pattern.compile("(?m)^\\s+(io\\.sealpost\\S*)\\s+-> (io\\.sealpost\\S*)");

  private final Path root;
  private final List<Integer> methods = new ArrayList<>();
  private final Set<String> exported = new HashSet<>(); // to everybody
  private final Map<String, Integer> packages = new TreeMap<>();
  private final Map<String, List<Boolean>> arePublic = new TreeMap<>(); // top-level types

  private Measure(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws IOException {
    new Measure(Path.of(arguments[0])).print();
  }

  private void print() throws IOException {
    List<Path> modules =
        walk(root).stream()
            .filter(
                file -> file.endsWith("pom.xml") && Files.isDirectory(file.resolveSibling("src")))
            .map(Path::getParent)
            .sorted()
            .toList();
    List<Path> published =
        modules.stream()
            .map(module -> module.resolve("src/main/java"))
            .filter(sources -> Files.exists(sources.resolve("module-info.java")))
            .toList();
    for (Path sources : published) {
      parse(java(sources));
    }
    printPackages();
    printCycles(published);
    printTypes();
    printMethods();
    printModules(modules);
    printLongFiles(modules);
    printSeconds(modules);
  }

  private void printPackages() {
    List<Integer> sizes = packages.values().stream().sorted().toList();
    say("packages: %d; files in one: median %d", sizes.size(), percentile(sizes, 50));
    packages.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(5)
        .forEach(each -> say("  %4d %s", each.getValue(), each.getKey()));
  }

  private void printCycles(List<Path> published) {
    // Below the module-info, which jdeps would want to resolve.
    List<String> classes =
        published.stream()
            .map(sources -> sources.resolve("../../../target/classes/io").normalize())
            .filter(Files::isDirectory)
            .map(Path::toString)
            .toList();
    if (classes.size() < published.size()) {
      say("cycles between packages: not known, as the modules are not compiled");
      return;
    }
    List<String> command = new ArrayList<>(List.of("-verbose:package", "--ignore-missing-deps"));
    command.addAll(classes);
    StringWriter output = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    PrintWriter writer = new PrintWriter(output);
    if (jdeps.run(writer, writer, command.toArray(String[]::new)) != 0) {
      throw new IllegalStateException(output.toString());
    }
    Map<String, Set<String>> uses = new TreeMap<>();
    for (MatchResult found : DEPENDENCY.matcher(output.toString()).results().toList()) {
      uses.computeIfAbsent(found.group(1), name -> new TreeSet<>()).add(found.group(2));
    }
    Set<Set<String>> cycles = cycles(uses);
    say("cycles between packages: %d, of %d dependencies", cycles.size(), count(uses));
    cycles.forEach(cycle -> say("  %s", String.join(" ", cycle)));
  }

  /** The sets of packages of which each uses all others, if only by way of others. */
  private static Set<Set<String>> cycles(Map<String, Set<String>> uses) {
    Map<String, Set<String>> reached = new TreeMap<>();
    for (String name : uses.keySet()) {
      Set<String> met = new TreeSet<>();
      List<String> waiting = new ArrayList<>(uses.get(name));
      while (!waiting.isEmpty()) {
        String next = waiting.remove(waiting.size() - 1);
        if (!next.equals(name) && met.add(next)) {
          waiting.addAll(uses.getOrDefault(next, Set.of()));
        }
      }
      reached.put(name, met);
    }
    return reached.keySet().stream()
        .map(
            name ->
                Stream.concat(
                        Stream.of(name),
                        reached.get(name).stream()
                            .filter(other -> reached.getOrDefault(other, Set.of()).contains(name)))
                    .collect(Collectors.toCollection(TreeSet::new)))
        .filter(cycle -> cycle.size() > 1)
        .collect(Collectors.toSet());
  }

  private static int count(Map<String, Set<String>> uses) {
    return uses.entrySet().stream()
        .mapToInt(
            each ->
                (int) each.getValue().stream().filter(use -> !use.equals(each.getKey())).count())
        .sum();
  }

  private void printTypes() {
    long types = arePublic.values().stream().mapToLong(List::size).sum();
    long open = arePublic.values().stream().flatMap(List::stream).filter(is -> is).count();
    long offered =
        exported.stream()
            .flatMap(name -> arePublic.getOrDefault(name, List.of()).stream())
            .filter(is -> is)
            .count();
    say("types: %d, of which %d are public (%d %%)", types, open, 100 * open / Math.max(1, types));
    say("  %d of them in the %d packages that are exported to everybody", offered, exported.size());
  }

  private void printMethods() {
    List<Integer> sorted = methods.stream().sorted().toList();
    say(
        "methods: %d; lines: p50 %d, p90 %d, p99 %d, longest %d",
        sorted.size(),
        percentile(sorted, 50),
        percentile(sorted, 90),
        percentile(sorted, 99),
        percentile(sorted, 100));
  }

  private void printModules(List<Path> modules) {
    say("lines of Java: %28s %10s", "main", "test");
    long allMain = 0;
    long allTest = 0;
    for (Path module : modules) {
      long main = lines(module.resolve("src/main/java"));
      long test = lines(module.resolve("src/test/java"));
      say("  %-30s %10d %10d", name(module), main, test);
      allMain += main;
      allTest += test;
    }
    say("  %-30s %10d %10d", "all", allMain, allTest);
  }

  private void printLongFiles(List<Path> modules) {
    Map<String, Long> lengths = new TreeMap<>();
    for (Path module : modules) {
      java(module.resolve("src")).forEach(file -> lengths.put(name(file), lines(file)));
    }
    lengths.values().removeIf(lines -> lines <= LONG_FILE);
    say("files of more than %d lines: %d", LONG_FILE, lengths.size());
    lengths.forEach((file, lines) -> say("  %4d %s", lines, file));
  }

  private void printSeconds(List<Path> modules) {
    say("seconds of tests, where there are reports: %10s %10s", "unit", "integration");
    for (Path module : modules) {
      Path target = module.resolve("target");
      double unit = seconds(target.resolve("surefire-reports"));
      double integration = seconds(target.resolve("failsafe-reports"));
      if (unit + integration > 0) {
        say("  %-40s %10.0f %10.0f", name(module), unit, integration);
      }
    }
  }

  private static double seconds(Path reports) {
    return walk(reports).stream()
        .filter(file -> String.valueOf(file.getFileName()).matches("TEST-.*\\.xml"))
        .map(file -> SUITE.matcher(text(file)))
        .filter(suite -> suite.find())
        .mapToDouble(suite -> Double.parseDouble(suite.group(1).replace(",", "")))
        .sum();
  }

  private void parse(List<Path> files) throws IOException {
    JavaCompiler compiler = javax.tools.ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        count(unit, positions);
      }
    }
  }

  private void count(CompilationUnitTree unit, SourcePositions positions) {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree) {
        String name = unit.getPackageName().toString();
        boolean isPublic = ((ClassTree) type).getModifiers().getFlags().contains(Modifier.PUBLIC);
        arePublic.computeIfAbsent(name, key -> new ArrayList<>()).add(isPublic);
        packages.merge(name, 1, Integer::sum);
      }
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        if (method.getBody() != null) {
          long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
          long to = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
          methods.add((int) (to - from + 1));
        }
        return super.visitMethod(method, nothing);
      }

      @Override
      public Void visitExports(ExportsTree export, Void nothing) {
        if (export.getModuleNames() == null) {
          exported.add(export.getPackageName().toString());
        }
        return super.visitExports(export, nothing);
      }
    }.scan(unit, null);
  }

  private static int percentile(List<Integer> sorted, int percent) {
    return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }

  private static List<Path> java(Path directory) {
    return walk(directory).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  private static long lines(Path fileOrDirectory) {
    return java(fileOrDirectory).stream().mapToLong(file -> text(file).lines().count()).sum();
  }

  private static List<Path> walk(Path directory) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(Path path) {
    return root.relativize(path).toString();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
