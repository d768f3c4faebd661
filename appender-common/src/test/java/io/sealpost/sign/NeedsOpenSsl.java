package io.sealpost.sign;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests that ask the {@code openssl} command for a second opinion. Without it they are
 * skipped, which a report shows; where log hosts are required, it is too, and they run and fail.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsOpenSsl.Condition.class)
@interface NeedsOpenSsl {
  /** Decides whether a marked test runs. */
  final class Condition implements ExecutionCondition {
    private static final String REQUIRED = "SEALPOST_REQUIRE_LOGHOSTS";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (isInstalled()) {
        return ConditionEvaluationResult.enabled("openssl is installed");
      }
      boolean required =
          Boolean.parseBoolean(System.getenv(REQUIRED)) || Boolean.getBoolean(REQUIRED);
      return required
          ? ConditionEvaluationResult.enabled("openssl is not installed but required")
          : ConditionEvaluationResult.disabled("openssl is not installed");
    }

    private static boolean isInstalled() {
      try {
        return OpenSsl.run("version").status() == 0;
      } catch (IOException e) {
        return false;
      }
    }
  }
}
