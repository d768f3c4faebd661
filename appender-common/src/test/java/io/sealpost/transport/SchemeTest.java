package io.sealpost.transport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaFieldAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasType.Predicates.rawType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of each scheme, and that nothing else need know which one it has. */
final class SchemeTest {
  private static final String TRAITS =
      """
      URI      | PORT | ENCRYPTED | FRAMING | COMPRESSION | LOSES | OCTETS
      tls      | 6514 | true      | true    | true        | false | 2147483647
      relp+tls | 2514 | true      | false   | false       | false | 2147483647
      relp     | 2514 | false     | false   | false       | false | 2147483647
      tcp      |  601 | false     | true    | true        | false | 2147483647
      udp      |  514 | false     | false   | false       | true  | 65507
      """;

  private static final ArchRule NO_OTHER_CODE_ASKS =
      noClasses()
          .that()
          .areNotAssignableTo(Scheme.class)
          .should()
          .accessFieldWhere(
              JavaFieldAccess.Predicates.target(owner(equivalentTo(Scheme.class)))
                  .and(target(rawType(Scheme.class))));

  @ParameterizedTest
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = TRAITS)
  void eachHasItsTraits(
      String uri,
      int port,
      boolean encrypted,
      boolean framing,
      boolean compression,
      boolean loses,
      int octets) {
    Scheme scheme = Target.parse(uri + "://loghost").scheme();
    assertThat(scheme.uriScheme()).isEqualTo(uri);
    assertThat(scheme.defaultPort()).isEqualTo(port);
    assertThat(scheme.encrypted()).isEqualTo(encrypted);
    assertThat(scheme.takesFraming()).isEqualTo(framing);
    assertThat(scheme.takesCompression()).isEqualTo(compression);
    assertThat(scheme.losesNothingUnnoticed()).isNotEqualTo(loses);
    assertThat(scheme.mostOctets()).isEqualTo(octets);
  }

  @Test
  void tableHasAll() {
    assertThat(TRAITS.lines().skip(1)).hasSameSizeAs(Scheme.values());
  }

  @Test
  void noOtherCodeAsksWhichItIs() {
    NO_OTHER_CODE_ASKS.check(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("io.sealpost"));
  }

  @Test
  void codeThatAsksIsFound() {
    assertThat(
            NO_OTHER_CODE_ASKS
                .evaluate(new ClassFileImporter().importClasses(Asking.class))
                .hasViolation())
        .isTrue();
  }

  private static final class Asking implements Predicate<Scheme> {
    @Override
    public boolean test(Scheme scheme) {
      return scheme == Scheme.UDP;
    }
  }
}
