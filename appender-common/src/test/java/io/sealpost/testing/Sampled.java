package io.sealpost.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;

/**
 * Marks a parameterized test of which a usual build runs the first and each n-th invocation; the
 * profile {@code thorough} runs all.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(Sampled.Condition.class)
public @interface Sampled {
  /** One of so many is run. */
  int value();

  /** Disables the other invocations, each by its number in the unique id. */
  final class Condition implements ExecutionCondition {
    private static final ConditionEvaluationResult ENABLED =
        ConditionEvaluationResult.enabled("is in the sample");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      List<UniqueId.Segment> id = UniqueId.parse(context.getUniqueId()).getSegments();
      UniqueId.Segment last = id.get(id.size() - 1);
      if (Thorough.isOn() || !last.getType().equals("test-template-invocation")) {
        return ENABLED;
      }
      int n =
          AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Sampled.class)
              .orElseThrow()
              .value();
      int number = Integer.parseInt(last.getValue().substring(1));
      return (number - 1) % n == 0
          ? ENABLED
          : ConditionEvaluationResult.disabled("one of " + n + " is run: all with -Pthorough");
    }
  }
}
