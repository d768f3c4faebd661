package io.sealpost.message;

import java.util.List;

/**
 * One structured data element (RFC 5424 §6.3), as the application gave it: the encoder cleans the
 * SD-ID and the names. A parameter list that may still change is copied.
 */
public record SdElement(String id, List<SdParam> params) {
  public SdElement {
    params = List.copyOf(params);
  }
}
