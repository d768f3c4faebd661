package io.sealpost.sign;

/**
 * What distinguishes one signature group from all others: signer (HOSTNAME, APP-NAME, PROCID),
 * RSID, VER, SG, SPRI, as text.
 */
public record GroupId(
    String host, String app, String procId, String rsid, String ver, String sg, String spri) {
  // Written out: a record's generated methods are linked when first called, which takes longer than
  // processing a short archive.
  @Override
  public boolean equals(Object other) {
    return other instanceof GroupId that
        && rsid.equals(that.rsid)
        && spri.equals(that.spri)
        && host.equals(that.host)
        && app.equals(that.app)
        && procId.equals(that.procId)
        && ver.equals(that.ver)
        && sg.equals(that.sg);
  }

  @Override
  public int hashCode() {
    int signer = (host.hashCode() * 31 + app.hashCode()) * 31 + procId.hashCode();
    return ((signer * 31 + rsid.hashCode()) * 31 + sg.hashCode()) * 31 + spri.hashCode();
  }
}
