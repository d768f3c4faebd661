package io.sealpost.log4j2;

import io.sealpost.settings.values.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.visitors.AbstractPluginVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Takes from an element what is not Log4j2's own: its attributes, with lookups replaced, and its
 * nested elements. Public because Log4j2 creates it.
 *
 * <p>A nested element without a matching plugin has by then become an attribute without text.
 */
@SuppressWarnings("exports") // Section is for Log4j2 to hand over only
public final class SectionVisitor extends AbstractPluginVisitor<Written> {
  public SectionVisitor() {
    super(Written.class);
  }

  @Override
  public Section visit(
      Configuration configuration, Node node, @Nullable LogEvent event, StringBuilder log) {
    Map<String, String> values = takeAttributes(node, event);
    List<Section> children = new ArrayList<>();
    for (Iterator<Node> nested = node.getChildren().iterator(); nested.hasNext(); ) {
      Node child = nested.next();
      if (child.getObject() instanceof Section section) {
        children.add(section);
        nested.remove();
      } else if (!ownToLog4j(child)) {
        values.put(child.getName(), "");
        nested.remove();
      }
    }
    // Names only: the values include passwords.
    log.append(node.getName()).append(values.keySet());
    return new Section(node.getName(), values, children);
  }

  private Map<String, String> takeAttributes(Node node, @Nullable LogEvent event) {
    Map<String, String> values = new TreeMap<>();
    Iterator<Map.Entry<String, String>> attributes = node.getAttributes().entrySet().iterator();
    while (attributes.hasNext()) {
      Map.Entry<String, String> attribute = attributes.next();
      if (Arrays.stream(annotation.except()).noneMatch(attribute.getKey()::equalsIgnoreCase)) {
        values.put(attribute.getKey(), substitutor.replace(event, attribute.getValue()));
        attributes.remove();
      }
    }
    return values;
  }

  private static boolean ownToLog4j(Node child) {
    Object object = child.getObject();
    return object instanceof Filter || object instanceof Layout || object instanceof Property;
  }
}
