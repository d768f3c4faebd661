package io.sealpost;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import io.sealpost.testing.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of packages in {@code docs/architecture.md}: what each of them may use. Its rows are in
 * order, those that are used below those that use them.
 */
public final class PackageTable {
  private static final String ROOT = "io.sealpost";
  private static final String DOCUMENT = "docs/architecture.md";

  /** One row; names of packages in full. */
  public record Row(String name, List<String> uses) {
    /** Whether the package uses no other of ours than the row says. */
    public ArchRule rule() {
      String[] allowed = Stream.concat(Stream.of(name), uses.stream()).toArray(String[]::new);
      return classes()
          .that()
          .resideInAPackage(name)
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private PackageTable() {}

  /** The rows of the table of which the first column has this heading. */
  public static List<Row> headed(String heading) {
    List<List<String>> cells = Document.of(DOCUMENT).rows(heading);
    if (cells.isEmpty()) {
      throw new IllegalStateException(DOCUMENT + " has no table headed '" + heading + "'");
    }
    List<String> names = cells.stream().map(row -> names(row.get(0)).get(0)).toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String uses = cells.get(i).get(2);
      boolean all = uses.equals("all below");
      rows.add(new Row(names.get(i), all ? names.subList(i + 1, names.size()) : names(uses)));
    }
    return rows;
  }

  /** The uses of packages that are not further down in the same table. */
  public static List<String> upward(List<Row> table) {
    List<String> names = table.stream().map(Row::name).toList();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (String use : table.get(i).uses()) {
        if (names.subList(0, i + 1).contains(use)) {
          found.add(names.get(i) + " uses " + use);
        }
      }
    }
    return found;
  }

  /** The packages that a cell names, in full. */
  private static List<String> names(String cell) {
    return Document.code(cell).stream()
        .map(name -> name.startsWith(ROOT) ? name : ROOT + "." + name)
        .toList();
  }
}
