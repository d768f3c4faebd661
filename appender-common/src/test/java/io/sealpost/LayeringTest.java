package io.sealpost;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of packages in {@code docs/architecture.md}, so that the picture cannot rot. */
final class LayeringTest {
  private static final String ROOT = "io.sealpost";

  /** The empty name is the root package. A package includes those below it, but for the root. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "message", List.of(),
          "threads", List.of(),
          "journal", List.of("threads"),
          "schedule", List.of(),
          "transport", List.of("threads"),
          "sign", List.of("message"),
          "delivery", List.of("message", "journal", "schedule", "sign", "threads", "transport"),
          "management", List.of("delivery", "transport"),
          "",
              List.of(
                  "management",
                  "delivery",
                  "message",
                  "journal",
                  "schedule",
                  "sign",
                  "threads",
                  "transport"),
          "settings",
              List.of(
                  "",
                  "delivery",
                  "message",
                  "journal",
                  "schedule",
                  "sign",
                  "threads",
                  "transport"));

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(ROOT);

  private static final ArchRule NO_LOGGING_API =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "org.slf4j..",
                      "org.apache.logging..",
                      "org.apache.commons.logging..",
                      "ch.qos.logback..",
                      "java.util.logging..")
                  .or(equivalentTo(System.Logger.class)));

  private static final ArchRule NO_CONSOLE =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ParameterizedTest(name = "\"{0}\"")
  @MethodSource("packages")
  void packageUsesNoOtherThanTheTableSays(String name) {
    usesOnly(name, MAY_USE.get(name)).check(CORE);
  }

  @Test
  void tableThatLeavesOutAUseIsRefused() {
    assertThat(usesOnly("sign", List.of()).evaluate(CORE).hasViolation()).isTrue();
  }

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> found =
        CORE.stream()
            .map(type -> type.getPackageName() + ".")
            .map(name -> name.substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(MAY_USE.keySet());
  }

  @Test
  void everyPackageSaysItsJob() {
    assertThat(CORE.stream().map(type -> type.getPackage()).distinct())
        .allSatisfy(each -> assertThat(each.tryGetPackageInfo()).isPresent());
  }

  @Test
  void coreUsesNoLoggingApi() {
    NO_LOGGING_API.check(CORE);
  }

  @Test
  void useOfALoggingApiIsRefused() {
    assertThat(NO_LOGGING_API.evaluate(only(Talker.class)).hasViolation()).isTrue();
  }

  @Test
  void corePrintsNothing() {
    NO_CONSOLE.check(CORE);
  }

  @Test
  void printingIsRefused() {
    assertThat(NO_CONSOLE.evaluate(only(Talker.class)).hasViolation()).isTrue();
  }

  private static Set<String> packages() {
    return MAY_USE.keySet();
  }

  private static ArchRule usesOnly(String name, List<String> others) {
    String[] allowed =
        Stream.concat(Stream.of(name), others.stream())
            .map(LayeringTest::identifier)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(identifier(name))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed)));
  }

  private static String identifier(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
  }

  private static JavaClasses only(Class<?> type) {
    return new ClassFileImporter().importClasses(type);
  }

  /** Does what the core must not. */
  private static final class Talker implements Runnable {
    @Override
    public void run() {
      System.out.println("hello");
      Logger.getLogger("talker").info("hello");
    }
  }
}
