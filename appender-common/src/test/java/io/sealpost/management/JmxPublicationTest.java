package io.sealpost.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.sealpost.delivery.drops.DropReason;
import io.sealpost.management.OpenPipelines.Publication;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMRuntimeException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmxPublicationTest {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final StillPipeline pipeline = new StillPipeline("AUDIT");

  @ParameterizedTest
  @CsvSource({"AUDIT,AUDIT", "to the centre,to the centre", "Ö$.{x},Ö$.{x}"})
  void plainNamesStandAsTheyAre(String name, String shown) throws Exception {
    assertThat(JmxPublication.objectName(PublishedName.first(name)))
        .hasToString("io.sealpost:type=Pipeline,name=" + shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a,b", "a=b", "a:b", "say \"a\"", "*", "a?", "two\nlines", "back\\slash", ""})
  void namesThatJmxWouldMisreadAreQuotedAndCanBeReadBack(String name) throws Exception {
    ObjectName quoted = JmxPublication.objectName(PublishedName.first(name));

    assertThat(quoted.isPattern()).isFalse();
    assertThat(ObjectName.unquote(quoted.getKeyProperty("name"))).isEqualTo(name);
  }

  @Test
  void aNameThatIsTakenGetsANumberAndEachIsWithdrawnForItself() throws Exception {
    Publication first = publish(PublishedName.first("AUDIT"));
    Publication second = publish(PublishedName.first("AUDIT"));
    Publication third = publish(PublishedName.first("AUDIT"));
    assertThat(names()).containsExactly("AUDIT", "AUDIT#2", "AUDIT#3");

    second.withdraw();
    assertThat(names()).containsExactly("AUDIT", "AUDIT#3");
    publish(PublishedName.first("AUDIT"));
    assertThat(names()).containsExactly("AUDIT", "AUDIT#2", "AUDIT#3");
    first.withdraw();
    third.withdraw();
    assertThat(names()).containsExactly("AUDIT#2");
  }

  @Test
  void whatSomebodyElseHasRemovedIsWithdrawnWithoutAWord() throws Exception {
    Publication publication = publish(PublishedName.first("AUDIT"));
    server.unregisterMBean(new ObjectName("io.sealpost:type=Pipeline,name=AUDIT"));

    publication.withdraw();

    assertThat(pipeline.warnings()).isEmpty();
  }

  @Test
  void everyAttributeIsOpenAndSaysWhatThePipelineSays() throws Exception {
    ObjectName name = new ObjectName("io.sealpost:type=Pipeline,name=AUDIT");
    server.registerMBean(new PipelineBean(pipeline, InstantSource.fixed(StillPipeline.NOW)), name);

    MBeanAttributeInfo[] infos = server.getMBeanInfo(name).getAttributes();
    assertThat(infos)
        .allMatch(info -> info.getDescriptor().getFieldValue("openType") instanceof OpenType);
    Map<String, Object> values = new HashMap<>();
    for (MBeanAttributeInfo info : infos) {
      values.put(info.getName(), server.getAttribute(name, info.getName()));
    }
    assertThat(table(values.remove("CertificateDaysLeft")))
        .containsOnly(entry("peer", 10L), entry("own", 5L));
    assertThat(table(values.remove("DroppedByReason")))
        .hasSize(DropReason.values().length)
        .containsEntry("full", 104L)
        .containsEntry("closed", 106L);
    assertThat(values)
        .containsOnly(
            entry("Directory", "/var/spool/audit"),
            entry("BacklogMessages", 15L),
            entry("BacklogOctets", 16L),
            entry("BacklogOldest", "2027-03-01T21:00:00Z"),
            entry("BacklogAgeSeconds", 3840L),
            entry("JournalFill", 0.25),
            entry("Unsealed", 17L),
            entry("Accepted", 11L),
            entry("Delivered", 12L),
            entry("Resent", 13L),
            entry("Confirmed", 14L),
            entry("Dropped", 1281L),
            entry("UnexpectedFailures", 18L),
            entry("Refused", 107L),
            entry("Connected", true),
            entry("ConnectedSince", "2027-03-01T22:00:00Z"),
            entry("Peer", "tls://loghost:6514 at 10.0.0.1"),
            entry("Protocol", "TLSv1.3"),
            entry("CipherSuite", "TLS_AES_256_GCM_SHA384"),
            entry("LastSuccess", "2027-03-01T22:01:00Z"),
            entry("LastError", "refused"),
            entry("LastErrorTime", "2027-03-01T22:02:00Z"),
            entry("MissingKey", "a segment waits"),
            entry("WindowOpen", false),
            entry("WindowOpensNext", "2027-03-01T23:00:00Z"),
            entry("FailingSince", "2027-03-01T22:03:00Z"));
  }

  @Test
  void operationsAreOrdersToThePipeline() throws Exception {
    publish(PublishedName.first("AUDIT"));
    ObjectName name = new ObjectName("io.sealpost:type=Pipeline,name=AUDIT");
    server.invoke(name, "openUntilDrained", new Object[0], new String[0]);
    server.invoke(name, "openFor", new Object[] {5400L}, new String[] {"long"});
    server.invoke(name, "reconnect", new Object[0], new String[0]);

    assertThat(pipeline.orders())
        .containsExactly("open until drained", "open for PT1H30M", "reconnect");
  }

  @Test
  void aServerThatRefusesIsAWarningAndNothingIsLeftToWithdraw() {
    InvocationHandler refusal =
        (proxy, method, arguments) -> {
          throw new MBeanRegistrationException(new IllegalStateException("cause"), "not here");
        };
    MBeanServer refusing =
        (MBeanServer)
            Proxy.newProxyInstance(
                MBeanServer.class.getClassLoader(), new Class<?>[] {MBeanServer.class}, refusal);

    Publication none = JmxPublication.of(() -> refusing, PublishedName.first("AUDIT"), pipeline);
    none.withdraw();

    assertThat(pipeline.warnings()).singleElement().asString().contains("not here");
  }

  @Test
  void aRuntimeWhoseServerCannotBeMadeIsAWarning() {
    JmxPublication.of(
        () -> {
          throw new JMRuntimeException("no such builder");
        },
        PublishedName.first("AUDIT"),
        pipeline);

    assertThat(pipeline.warnings()).singleElement().asString().contains("no such builder");
  }

  private Publication publish(PublishedName name) {
    return JmxPublication.of(() -> server, name, pipeline);
  }

  private Set<String> names() throws Exception {
    return server.queryNames(new ObjectName("io.sealpost:type=Pipeline,*"), null).stream()
        .map(name -> name.getKeyProperty("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<Object, Object> table(Object value) {
    Map<Object, Object> table = new HashMap<>();
    for (Object row : ((TabularData) value).values()) {
      CompositeData data = (CompositeData) row;
      table.put(data.get("key"), data.get("value"));
    }
    return table;
  }
}
