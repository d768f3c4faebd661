package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.processor.PluginCache;
import org.apache.logging.log4j.core.config.plugins.processor.PluginEntry;
import org.junit.jupiter.api.Test;

/** The packaged jar, which other compilers or processor paths would leave without descriptor. */
final class PluginDescriptorIT {
  private static final String DESCRIPTOR =
      "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat";

  @Test
  void packagedJarNamesEveryPlugin() throws IOException {
    URL jar = SealpostAppender.class.getProtectionDomain().getCodeSource().getLocation();
    assertThat(jar.getPath()).endsWith(".jar");
    URL descriptor = URI.create("jar:" + jar + "!/" + DESCRIPTOR).toURL();
    PluginCache cache = new PluginCache();
    cache.loadCacheFiles(Collections.enumeration(List.of(descriptor)));
    Map<String, PluginEntry> plugins =
        cache.getAllCategories().get(Node.CATEGORY.toLowerCase(Locale.ROOT));
    assertThat(plugins.keySet())
        .containsExactlyInAnyOrder("sealpost", "tls", "spool", "syslogsign", "dequeuewindow");
    assertThat(plugins.get("sealpost").getClassName()).isEqualTo(SealpostAppender.class.getName());
  }
}
