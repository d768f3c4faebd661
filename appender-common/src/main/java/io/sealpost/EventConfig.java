package io.sealpost;

import java.util.List;

/**
 * What of a log event goes into its message: the same for both frameworks.
 *
 * @param mdc which MDC keys become structured data: {@code *} for all, {@code !name} for all but
 *     this; empty: none
 * @param keyValues whether key-value pairs become structured data
 */
public record EventConfig(
    List<String> mdc, boolean keyValues, Throwables throwables, long enterpriseNumber) {
  /** Where a stack trace goes. */
  public enum Throwables {
    MSG,
    SD,
    NONE
  }
}
