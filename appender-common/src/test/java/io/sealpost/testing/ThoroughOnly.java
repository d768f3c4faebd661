package io.sealpost.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Marks what takes long and is left out of a usual build: the profile {@code thorough} has it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@EnabledIfSystemProperty(
    named = "thorough",
    matches = "true",
    disabledReason = "takes long: only with -Pthorough")
public @interface ThoroughOnly {}
