package io.sealpost.log4j2;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.logging.log4j.core.config.plugins.PluginVisitorStrategy;

/**
 * Marks where Log4j2 injects what a user wrote in an element, as one {@link
 * io.sealpost.settings.values.Section}.
 *
 * <p>Not one injection per attribute: the core, which knows the names of settings, checks them all
 * together, and Log4j2 would start an appender despite unknown names.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@PluginVisitorStrategy(SectionVisitor.class)
public @interface Written {
  /** Attributes that are Log4j2's own. */
  String[] except() default {};
}
