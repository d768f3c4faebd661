package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.management.PipelineMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Pipelines with a name of their own, and how they are seen over JMX. */
final class PipelineBeans {
  static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private PipelineBeans() {}

  static void append(SyslogPipeline pipeline, int messages) {
    for (int i = 0; i < messages; i++) {
      assertThat(pipeline.append(message("number " + i))).isTrue();
    }
  }

  static PipelineMXBean bean(String name) throws JMException {
    ObjectName full = new ObjectName("io.sealpost:type=Pipeline,name=" + name);
    assertThat(SERVER.isRegistered(full)).as(full.toString()).isTrue();
    return JMX.newMXBeanProxy(SERVER, full, PipelineMXBean.class);
  }

  /** Of all that are shown and whose names begin so. */
  static Set<String> names(String begin) throws JMException {
    return SERVER.queryNames(new ObjectName("io.sealpost:type=Pipeline,*"), null).stream()
        .map(name -> name.getKeyProperty("name"))
        .filter(name -> name.startsWith(begin))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
