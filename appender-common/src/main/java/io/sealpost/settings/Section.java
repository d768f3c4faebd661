package io.sealpost.settings;

import java.util.List;
import java.util.Map;

/**
 * One element of a configuration as its framework read it: names and texts, nothing checked.
 *
 * @param name as users write it, such as {@code Sealpost} or {@code Tls}
 * @param values name to text
 * @param unknown names that the framework met and no setting bears, with their texts
 */
public record Section(
    String name, Map<String, String> values, Map<String, String> unknown, List<Section> children) {}
