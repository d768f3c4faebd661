package io.sealpost.message;

/**
 * The header fields that stay the same for all messages of a pipeline (RFC 5424 §6.2), cleaned:
 * changed to what may be sent.
 *
 * <p>Empty becomes {@code "-"}, RFC 5424's NILVALUE; a character outside {@code !} to {@code ~}
 * becomes {@code _}.
 *
 * @param hostname cut to 255 characters
 * @param appName cut to 48
 * @param procId cut to 128
 */
public record Header(Facility facility, String hostname, String appName, String procId) {
  public Header {
    hostname = PrintUsAscii.headerField(hostname, 255);
    appName = PrintUsAscii.headerField(appName, 48);
    procId = PrintUsAscii.headerField(procId, 128);
  }
}
