package io.sealpost.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Marks tests that run against real servers. Where one is not installed they are skipped, which a
 * report shows; with {@code SEALPOST_REQUIRE_LOGHOSTS=true}, in the environment or as a system
 * property, they run and fail.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsLogHost.Condition.class)
public @interface NeedsLogHost {
  LogHostKind[] value();

  /** Decides whether a marked test runs. */
  final class Condition implements ExecutionCondition {
    private static final String REQUIRED = "SEALPOST_REQUIRE_LOGHOSTS";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<NeedsLogHost> needs =
          AnnotationSupport.findAnnotation(context.getElement(), NeedsLogHost.class);
      List<LogHostKind> missing =
          needs.stream()
              .flatMap(annotation -> Arrays.stream(annotation.value()))
              .filter(kind -> !LogHost.installed(kind))
              .toList();
      if (missing.isEmpty()) {
        return ConditionEvaluationResult.enabled("log hosts are installed");
      }
      String remedy = missing + " not installed: run samples/loghost/install.sh";
      return required()
          ? ConditionEvaluationResult.enabled(remedy + "; required, so this will fail")
          : ConditionEvaluationResult.disabled(remedy);
    }

    private static boolean required() {
      return Boolean.parseBoolean(System.getenv(REQUIRED)) || Boolean.getBoolean(REQUIRED);
    }
  }
}
