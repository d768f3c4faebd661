package io.sealpost.endtoend;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.sealpost.PackageTable;
import io.sealpost.PackageTable.Row;
import io.sealpost.ThreadRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published modules around the core may use. Here, because this module sees them all. */
final class OuterLayeringTest {
  private static final List<Row> VERIFIER = PackageTable.headed("Package of the verifier");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPackages("io.sealpost.log4j2", "io.sealpost.logback", "io.sealpost.verify");

  private static List<Row> verifier() {
    return VERIFIER;
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.sealpost.log4j2", "io.sealpost.logback"})
  void adapterUsesThePipelineItsSettingsAndMessageValues(String adapter) {
    usesOnly(
            adapter,
            "io.sealpost",
            "io.sealpost.delivery",
            "io.sealpost.delivery.drops",
            "io.sealpost.event",
            "io.sealpost.message",
            "io.sealpost.pipeline",
            "io.sealpost.settings",
            "io.sealpost.settings.values")
        .check(ALL);
  }

  @Test
  void adapterThatUsesMoreIsRefused() {
    assertThat(usesOnly("io.sealpost.log4j2", "io.sealpost").evaluate(ALL).hasViolation()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("verifier")
  void packageOfTheVerifierUsesNoOtherThanTheTableSays(Row row) {
    row.rule().check(ALL);
  }

  @Test
  void everyPackageOfTheVerifierIsInTheTableBelowThoseThatUseIt() {
    List<String> found =
        ALL.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("io.sealpost.verify"))
            .distinct()
            .toList();
    assertThat(VERIFIER).extracting(Row::name).containsExactlyInAnyOrderElementsOf(found);
    assertThat(PackageTable.upward(VERIFIER)).isEmpty();
  }

  @Test
  void threadsAreMadeInOnePlace() {
    ThreadRule.NO_OTHER_THREADS.check(ALL);
    ThreadRule.NOTHING_LEFT_ON_THREADS.check(ALL);
  }

  @Test
  void adapterKnowsNoOtherFramework() {
    knowsNothingOf("io.sealpost.log4j2..", "ch.qos.logback..", "org.slf4j..").check(ALL);
    knowsNothingOf("io.sealpost.logback..", "org.apache.logging..").check(ALL);
  }

  @Test
  void adapterThatKnowsAFrameworkIsRefused() {
    ArchRule rule = knowsNothingOf("io.sealpost.log4j2..", "org.apache.logging..");
    assertThat(rule.evaluate(ALL).hasViolation()).isTrue();
  }

  private static ArchRule usesOnly(String module, String... allowed) {
    return classes()
        .that()
        .resideInAPackage(module + "..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("io.sealpost.."))
                .or(resideInAPackage(module + ".."))
                .or(resideInAnyPackage(allowed)));
  }

  private static ArchRule knowsNothingOf(String packages, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(resideInAnyPackage(others));
  }
}
