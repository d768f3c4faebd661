package io.sealpost.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import io.sealpost.SyslogPipeline;
import io.sealpost.adapter.Redeployment;
import io.sealpost.adapter.UndeployContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;

/** Whatever becomes of the collector, nothing is left of an application that was undeployed. */
final class UndeployTest extends UndeployContract {
  @Override
  protected Redeployment redeploymentIn(Path directory) throws IOException {
    return new Redeployment(
        UndeployedApplication.class,
        directory,
        Set.of(
            "ch.qos.logback.core.LifeCycleManager",
            "ch.qos.logback.core.util.ExecutorServiceUtil",
            "ch.qos.logback.core.util.ExecutorServiceUtil$1"),
        UndeployedApplication.class,
        SealpostAppender.class,
        SyslogPipeline.class,
        LoggerContext.class,
        Context.class,
        Logger.class,
        BouncyCastleProvider.class,
        MiscObjectIdentifiers.class,
        X509CertificateHolder.class,
        PacketTags.class);
  }
}
