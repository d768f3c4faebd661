package io.sealpost.log4j2;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.logging.log4j.core.config.plugins.PluginVisitorStrategy;

/**
 * Marks where Log4j2 is to put what a user wrote in an element, as one {@link
 * io.sealpost.settings.values.Section}.
 *
 * <p>Not an attribute each: settings are checked all together and by the core, which knows their
 * names, and Log4j2 would start an appender although it bears names that nobody knows.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@PluginVisitorStrategy(SectionVisitor.class)
public @interface Written {
  /** Attributes that are Log4j2's own. */
  String[] except() default {};
}
