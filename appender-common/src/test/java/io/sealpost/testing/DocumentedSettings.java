package io.sealpost.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting as {@code docs/configuration.md} has it.
 *
 * <pre>
 *   ## Where messages wait: `&lt;Spool&gt;`, `&lt;spool&gt;`
 *   | Name | Default | Meaning |
 *   | `maxSize` | `1 GB`, in memory `64 MB` | room for the journal |
 * </pre>
 *
 * @param element as Log4j2 has it; {@code Sealpost} is the appender itself
 * @param isRequired whether there is no default
 * @param usual the default as users would write it; empty if it is said in words
 * @param overUdp the default over UDP, if it is another
 * @param inMemory the default without a spool directory, if it is another
 */
public record DocumentedSettings(
    String element,
    String name,
    boolean isRequired,
    Optional<String> usual,
    Optional<String> overUdp,
    Optional<String> inMemory) {
  private static final Pattern ELEMENT = Pattern.compile("## .*?`<(\\w+)>`.*");
  private static final List<DocumentedSettings> ALL = in(Document.of("docs/configuration.md"));

  public static List<DocumentedSettings> all() {
    return ALL;
  }

  /** The settings in the tables of a document. */
  public static List<DocumentedSettings> in(Document document) {
    List<DocumentedSettings> settings = new ArrayList<>();
    for (Document section : document.sections()) {
      Matcher element = ELEMENT.matcher(section.text().lines().findFirst().orElseThrow());
      if (element.matches()) {
        for (List<String> row : section.rows("Name")) {
          settings.addAll(in(row, element.group(1)));
        }
      }
    }
    return settings;
  }

  private static List<DocumentedSettings> in(List<String> row, String element) {
    List<String> names = Document.code(row.get(0));
    String defaults = row.get(1);
    List<DocumentedSettings> settings = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      settings.add(
          new DocumentedSettings(
              element,
              names.get(i),
              defaults.equals("required"),
              code(defaults, "`", i),
              code(defaults, "UDP", i),
              code(defaults, "memory", i)));
    }
    return settings;
  }

  /** The code for one of the names in the part of the cell that begins with this. */
  private static Optional<String> code(String defaults, String beginning, int index) {
    return Arrays.stream(defaults.split("(?=UDP|memory)", -1))
        .filter(part -> part.startsWith(beginning))
        .map(Document::code)
        .filter(code -> index < code.size())
        .map(code -> code.get(index))
        .findFirst();
  }

  @Override
  public String toString() {
    return element.equals("Sealpost") ? name : element + "." + name;
  }
}
