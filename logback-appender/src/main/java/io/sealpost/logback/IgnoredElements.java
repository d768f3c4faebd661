package io.sealpost.logback;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusManager;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements that Joran has ignored since an appender got its context: it only warns of names
 * that match no property, and starts the appender without them.
 *
 * <p>The text of that warning, as in Logback 1.5.38, is all there is to go by: Joran publishes its
 * model of a configuration, in which such elements are marked as skipped, only when all appenders
 * have started.
 *
 * <p>Joran configures one appender after the other on one thread, so its warnings between setting
 * an appender's context and starting it concern this appender.
 */
final class IgnoredElements {
  private static final Pattern WARNING =
      Pattern.compile("Ignoring unknown property \\[(.+)] in \\[(.+)]");

  private final Supplier<List<Status>> statuses;
  private final Set<Status> earlier = Collections.newSetFromMap(new IdentityHashMap<>());

  private IgnoredElements(Supplier<List<Status>> statuses) {
    this.statuses = statuses;
    this.earlier.addAll(statuses.get());
  }

  /** None, for an appender that Joran did not create. */
  static IgnoredElements none() {
    return new IgnoredElements(List::of);
  }

  /** Elements ignored from now on. */
  static IgnoredElements from(StatusManager statuses) {
    return new IgnoredElements(statuses::getCopyOfStatusList);
  }

  /** Names and texts of a bean, plus the names ignored in it, without text. */
  Map<String, String> addedTo(Map<String, String> texts, Class<?> bean) {
    Map<String, String> all = new TreeMap<>(texts);
    for (Status status : statuses.get()) {
      Matcher warning = WARNING.matcher(String.valueOf(status.getMessage()));
      if (!earlier.contains(status)
          && warning.matches()
          && warning.group(2).equals(bean.getName())) {
        all.put(warning.group(1), "");
      }
    }
    return all;
  }
}
