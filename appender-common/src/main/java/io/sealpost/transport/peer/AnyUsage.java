package io.sealpost.transport.peer;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Principal;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that hides its extended key usage, and is otherwise unchanged.
 *
 * <p>The JDK's trust manager always checks it, which cannot be turned off. Validating the path
 * without that manager would also lose what it knows of weak algorithms in TLS and of distrusted
 * authorities.
 */
public final class AnyUsage extends X509Certificate {
  private static final long serialVersionUID = 1L;
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  private final X509Certificate whole;

  public AnyUsage(X509Certificate whole) {
    this.whole = whole;
  }

  @Override
  public @Nullable List<String> getExtendedKeyUsage() {
    return null;
  }

  @Override
  public Set<String> getCriticalExtensionOIDs() {
    return withoutUsage(whole.getCriticalExtensionOIDs());
  }

  @Override
  public Set<String> getNonCriticalExtensionOIDs() {
    return withoutUsage(whole.getNonCriticalExtensionOIDs());
  }

  private static Set<String> withoutUsage(@Nullable Set<String> all) {
    Set<String> shown = all == null ? new HashSet<>() : new HashSet<>(all);
    shown.remove(EXTENDED_KEY_USAGE);
    return shown;
  }

  @Override
  public byte @Nullable [] getExtensionValue(String oid) {
    return oid.equals(EXTENDED_KEY_USAGE) ? null : whole.getExtensionValue(oid);
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return whole.hasUnsupportedCriticalExtension();
  }

  @Override
  public void checkValidity() throws CertificateExpiredException, CertificateNotYetValidException {
    whole.checkValidity();
  }

  @Override
  public void checkValidity(Date date)
      throws CertificateExpiredException, CertificateNotYetValidException {
    whole.checkValidity(date);
  }

  @Override
  public int getVersion() {
    return whole.getVersion();
  }

  @Override
  public BigInteger getSerialNumber() {
    return whole.getSerialNumber();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in X509Certificate all the same
  public Principal getIssuerDN() {
    return whole.getIssuerDN();
  }

  @Override
  public X500Principal getIssuerX500Principal() {
    return whole.getIssuerX500Principal();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in X509Certificate all the same
  public Principal getSubjectDN() {
    return whole.getSubjectDN();
  }

  @Override
  public X500Principal getSubjectX500Principal() {
    return whole.getSubjectX500Principal();
  }

  @Override
  public Date getNotBefore() {
    return whole.getNotBefore();
  }

  @Override
  public Date getNotAfter() {
    return whole.getNotAfter();
  }

  @Override
  public byte[] getTBSCertificate() throws CertificateEncodingException {
    return whole.getTBSCertificate();
  }

  @Override
  public byte[] getSignature() {
    return whole.getSignature();
  }

  @Override
  public String getSigAlgName() {
    return whole.getSigAlgName();
  }

  @Override
  public String getSigAlgOID() {
    return whole.getSigAlgOID();
  }

  @Override
  public byte @Nullable [] getSigAlgParams() {
    return whole.getSigAlgParams();
  }

  @Override
  public boolean @Nullable [] getIssuerUniqueID() {
    return whole.getIssuerUniqueID();
  }

  @Override
  public boolean @Nullable [] getSubjectUniqueID() {
    return whole.getSubjectUniqueID();
  }

  @Override
  public boolean @Nullable [] getKeyUsage() {
    return whole.getKeyUsage();
  }

  @Override
  public int getBasicConstraints() {
    return whole.getBasicConstraints();
  }

  @Override
  public byte[] getEncoded() throws CertificateEncodingException {
    return whole.getEncoded();
  }

  @Override
  public void verify(PublicKey key)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          NoSuchProviderException,
          SignatureException {
    whole.verify(key);
  }

  @Override
  public void verify(PublicKey key, String provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          NoSuchProviderException,
          SignatureException {
    whole.verify(key, provider);
  }

  @Override
  public String toString() {
    return whole.toString();
  }

  @Override
  public PublicKey getPublicKey() {
    return whole.getPublicKey();
  }
}
