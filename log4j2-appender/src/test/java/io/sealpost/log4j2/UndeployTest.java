package io.sealpost.log4j2;

import io.sealpost.SyslogPipeline;
import io.sealpost.adapter.Redeployment;
import io.sealpost.adapter.UndeployContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Whatever becomes of the collector, nothing is left of an application that was undeployed. */
final class UndeployTest extends UndeployContract {
  @Override
  protected Redeployment redeploymentIn(Path directory) throws IOException {
    return new Redeployment(
        UndeployedApplication.class,
        directory,
        Set.of(
            "org.apache.logging.log4j.LogManager",
            "org.apache.logging.log4j.core.selector.ClassLoaderContextSelector",
            "org.apache.logging.log4j.spi.LoggerContextShutdownAware",
            "org.apache.logging.log4j.core.util.DefaultShutdownCallbackRegistry",
            "org.apache.logging.log4j.core.util.Cancellable",
            "org.apache.logging.log4j.internal.LogManagerStatus"),
        UndeployedApplication.class,
        SealpostAppender.class,
        SyslogPipeline.class,
        LoggerContext.class,
        Logger.class,
        BouncyCastleProvider.class,
        MiscObjectIdentifiers.class,
        X509CertificateHolder.class,
        PacketTags.class);
  }
}
