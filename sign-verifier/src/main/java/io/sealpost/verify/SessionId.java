package io.sealpost.verify;

/**
 * One reboot session of one signer (RFC 5848 §4.2.2): all its signature groups see one stream of
 * messages.
 */
record SessionId(String host, String app, String procId, String rsid) {}
