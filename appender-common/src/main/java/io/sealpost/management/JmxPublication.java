package io.sealpost.management;

import io.sealpost.management.OpenPipelines.Publication;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A pipeline that is registered with the platform's MBean server. */
final class JmxPublication implements Publication {
  private final MBeanServer server;
  private final ObjectName name;
  private final ManagedPipeline pipeline;

  private JmxPublication(MBeanServer server, ObjectName name, ManagedPipeline pipeline) {
    this.server = server;
    this.name = name;
    this.pipeline = pipeline;
  }

  /**
   * Registers under the first free name, starting with this one: other class loaders of this
   * process use the same server.
   */
  static Publication of(PublishedName first, ManagedPipeline pipeline) {
    return of(ManagementFactory::getPlatformMBeanServer, first, pipeline);
  }

  static Publication of(
      Supplier<MBeanServer> server, PublishedName first, ManagedPipeline pipeline) {
    try {
      return register(server.get(), first, pipeline);
    } catch (JMException | JMRuntimeException | SecurityException e) {
      pipeline.warn("cannot register the MBean: " + e);
      return OpenPipelines.NOTHING;
    }
  }

  private static Publication register(
      MBeanServer server, PublishedName first, ManagedPipeline pipeline) throws JMException {
    PipelineBean bean = new PipelineBean(pipeline, InstantSource.system());
    for (PublishedName name = first; ; name = name.next()) {
      ObjectName wanted = objectName(name);
      try {
        return new JmxPublication(
            server, server.registerMBean(bean, wanted).getObjectName(), pipeline);
      } catch (InstanceAlreadyExistsException e) {
        // Try the next one.
      }
    }
  }

  /** {@code io.sealpost:type=Pipeline,name=AUDIT}; quotes the name where needed. */
  static ObjectName objectName(PublishedName name) throws JMException {
    String text = name.toString();
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",=:\"*?\n\\".indexOf(c) >= 0);
    return new ObjectName(
        "io.sealpost:type=Pipeline,name=" + (plain ? text : ObjectName.quote(text)));
  }

  @Override
  public void withdraw() {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      // Already removed, as it should be.
    } catch (JMException | JMRuntimeException | SecurityException e) {
      pipeline.warn("cannot unregister the MBean: " + e);
    }
  }
}
