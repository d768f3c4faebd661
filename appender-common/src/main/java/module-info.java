/**
 * The core of Sealpost: messages, journal, transports, signing, delivery. Knows no logging
 * framework.
 */
@SuppressWarnings("requires-automatic")
module io.sealpost.common {
  requires static transitive org.jspecify;
  requires static micrometer.core;
  requires java.management;
  requires jdk.net;
  requires org.bouncycastle.pg;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.util;

  exports io.sealpost;
  exports io.sealpost.delivery;
  exports io.sealpost.journal;
  exports io.sealpost.management;
  exports io.sealpost.message;
  exports io.sealpost.schedule;
  exports io.sealpost.settings;
  exports io.sealpost.sign;
  exports io.sealpost.threads;
  exports io.sealpost.transport;
}
