/**
 * The core of Sealpost: messages, journal, transports, signing, delivery. Knows no logging
 * framework.
 *
 * <p>To everybody: what operators and tests of applications call, and the values of RFC 5424 and
 * RFC 5848, which the verifier shows. All else is for our own modules.
 */
@SuppressWarnings({"requires-automatic", "module"}) // our other modules are compiled later
module io.sealpost.common {
  requires static transitive org.jspecify;
  requires static micrometer.core;
  requires java.management;
  requires jdk.net;
  requires org.bouncycastle.pg;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.util;

  exports io.sealpost to
      io.sealpost.log4j2,
      io.sealpost.logback;
  exports io.sealpost.delivery to
      io.sealpost.log4j2,
      io.sealpost.logback;
  exports io.sealpost.delivery.drops to
      io.sealpost.log4j2,
      io.sealpost.logback;
  exports io.sealpost.event to
      io.sealpost.log4j2,
      io.sealpost.logback;
  exports io.sealpost.journal to
      io.sealpost.verifier;
  exports io.sealpost.journal.encryption to
      io.sealpost.verifier;
  exports io.sealpost.journal.format to
      io.sealpost.verifier;
  exports io.sealpost.keys to
      io.sealpost.verifier;
  exports io.sealpost.management;
  exports io.sealpost.message;
  exports io.sealpost.pipeline to
      io.sealpost.log4j2,
      io.sealpost.logback;
  exports io.sealpost.schedule;
  exports io.sealpost.settings to
      io.sealpost.log4j2,
      io.sealpost.logback;
  exports io.sealpost.settings.values to
      io.sealpost.log4j2,
      io.sealpost.logback;
  exports io.sealpost.sign;
  exports io.sealpost.sign.key;
  exports io.sealpost.threads to
      io.sealpost.verifier;
}
