package io.sealpost.sign;

/**
 * What tells one signature group from all others: signer (HOSTNAME, APP-NAME, PROCID), RSID, VER,
 * SG, SPRI, as text.
 */
public record GroupId(
    String host, String app, String procId, String rsid, String ver, String sg, String spri) {}
