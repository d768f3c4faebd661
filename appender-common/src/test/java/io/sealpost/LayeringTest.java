package io.sealpost;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sealpost.PackageTable.Row;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of packages in {@code docs/architecture.md}, so that the picture cannot rot. */
final class LayeringTest {
  private static final String ROOT = "io.sealpost";

  private static final List<Row> TABLE = PackageTable.headed("Package of the core");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .withImportOption(location -> !location.contains("/testkit/"))
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

  @ParameterizedTest
  @MethodSource("table")
  void packageUsesNoOtherThanTheTableSays(Row row) {
    row.rule().check(CORE);
  }

  @Test
  void tableThatLeavesOutAUseIsRefused() {
    Row row = new Row(ROOT + ".sign.session", List.of());
    assertThat(row.rule().evaluate(CORE).hasViolation()).isTrue();
  }

  @Test
  void noPackageUsesOneAboveItInTheTable() {
    assertThat(PackageTable.upward(TABLE)).isEmpty();
  }

  @Test
  void tableThatHasACycleIsRefused() {
    Row one = new Row("one", List.of("other"));
    Row other = new Row("other", List.of("one"));
    assertThat(PackageTable.upward(List.of(one, other))).containsExactly("other uses one");
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> found = CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(TABLE).extracting(Row::name).containsExactlyInAnyOrderElementsOf(found);
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

  private static List<Row> table() {
    return TABLE;
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
