package io.sealpost.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names in a number of Java files: of packages, of types with their members, and of types of
 * others that they use.
 *
 * @param files by the simple names of the types that are declared in them: a file may have several,
 *     and several files a type of the same name
 * @param words all words of these files that may be names of members
 * @param ofOthers simple names of imported types, and of attributes over JMX
 */
record JavaNames(
    Map<String, List<String>> files,
    Set<String> packages,
    Set<String> words,
    Set<String> ofOthers) {
  private static final String OURS = "io.sealpost";

  /** What is named in the documents without being used: of frameworks, and what not to write. */
  private static final Set<String> UNUSED =
      Set.of(
          "AbstractManager",
          "AsyncAppender",
          "Base",
          "Failover",
          "Helper",
          "JsonTemplateLayout",
          "Routing",
          "ServletContainerInitializer",
          "ShortenedThrowableConverter",
          "StructuredDataCollectionMessage",
          "Syslog",
          "Unsafe",
          "Utils",
          "autoPublish",
          "forkCount",
          "maxStringLength",
          "oversizeMode",
          "retryIntervalSeconds",
          "skipPublishing");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?!static|io\\.sealpost)[a-z0-9_.]*?\\.([A-Z]\\w*)[\\w.]*;");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\b(?:get|is)([A-Z]\\w*)\\(");
  private static final Pattern WORD = Pattern.compile("\\b[a-z]+[A-Z][a-zA-Z]*\\b");

  /** A type that has a lower-case letter, perhaps in a package, and perhaps a member of it. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<package>(?:[a-z][a-z0-9]*\\.)*)"
              + "(?<types>[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?:\\.[A-Z][A-Za-z0-9]*)*)"
              + "(?:\\.(?<member>[a-z]\\w*))?(?<open>\\.\\.\\.)?(?:\\(.*\\))?");

  private static final Pattern PACKAGE_NAME = Pattern.compile("io\\.sealpost(?:\\.[a-z0-9]+)*");
  private static final Pattern MEMBER = Pattern.compile("(" + WORD + ")(?:\\(.*\\))?");

  static JavaNames of(List<String> texts) {
    JavaNames names =
        new JavaNames(new TreeMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(UNUSED));
    for (String text : texts) {
      found(PACKAGE, text).forEach(names.packages::add);
      found(IMPORT, text).forEach(names.ofOthers::add);
      found(TYPE, text)
          .forEach(type -> names.files.computeIfAbsent(type, key -> new ArrayList<>()).add(text));
      if (text.contains("public interface PipelineMXBean ")) {
        found(ATTRIBUTE, text).forEach(names.ofOthers::add);
      }
      WORD.matcher(text).results().forEach(word -> names.words.add(word.group()));
    }
    return names;
  }

  /** The name of the type, if this is one, or a member of one. */
  static Optional<String> typeIn(String code) {
    return Optional.of(NAME.matcher(code))
        .filter(Matcher::matches)
        .map(name -> name.group("types"));
  }

  /** Whether this is no name, or that of something that exists. */
  boolean mayBeMeantBy(String code) {
    Matcher name = NAME.matcher(code);
    Matcher member = MEMBER.matcher(code);
    if (PACKAGE_NAME.matcher(code).matches()) {
      return packages.contains(code);
    }
    if (name.matches()) {
      return hasType(name);
    }
    return !member.matches() || words.contains(member.group(1)) || UNUSED.contains(code);
  }

  private boolean hasType(Matcher name) {
    String inPackage = name.group("package");
    String[] types = name.group("types").split("\\.", -1);
    List<String> declaring =
        files.getOrDefault(types[types.length - 1], List.of()).stream()
            .filter(
                text ->
                    inPackage.isEmpty()
                        || text.contains("package " + inPackage.replaceAll("\\.$", ";")))
            .filter(text -> types.length == 1 || declares(types[0], text))
            .toList();
    if (declaring.isEmpty()) {
      return !inPackage.startsWith(OURS) && isOfOthers(types[0]);
    }
    String wanted = name.group("member");
    return wanted == null
        || declaring.stream().anyMatch(text -> hasMember(text, wanted, name.group("open") != null));
  }

  private static boolean declares(String type, String text) {
    return found(TYPE, text).anyMatch(type::equals);
  }

  /** Whether the file, or that of a type that it extends or implements, has the member. */
  private boolean hasMember(String text, String member, boolean isOpen) {
    Pattern declared = Pattern.compile("\\b" + member + (isOpen ? "" : "\\b"));
    if (declared.matcher(text).find()) {
      return true;
    }
    return found(Pattern.compile("\\b(?:extends|implements) ([A-Z][\\w, ]*)"), text)
        .flatMap(list -> Stream.of(list.split("[, ]+", -1)))
        .flatMap(type -> files.getOrDefault(type, List.of()).stream())
        .anyMatch(inherited -> !inherited.equals(text) && declared.matcher(inherited).find());
  }

  /** A type that our code imports, or one of java.lang. */
  private boolean isOfOthers(String type) {
    return ofOthers.contains(type) || isOfTheLanguage(type);
  }

  private static boolean isOfTheLanguage(String type) {
    try {
      Class.forName("java.lang." + type);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }
}
