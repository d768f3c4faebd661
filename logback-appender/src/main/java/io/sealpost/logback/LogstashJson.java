package io.sealpost.logback;

import io.sealpost.event.LimitedText;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes and reads back the JSON of markers and arguments of logstash-logback-encoder.
 *
 * <p>Uses reflection: versions 7 and 8 of the library use Jackson 2, version 9 uses Jackson 3,
 * whose classes have different names but the same methods. Only public methods are called.
 */
final class LogstashJson {
  /** Mappers for the library's classes that write. A mapper is slow to create. */
  private static final ClassValue<Object> MAPPERS =
      new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> writing) {
          try {
            return mapper(writing);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      };

  private LogstashJson() {}

  /**
   * Writes the fields of a marker or argument.
   *
   * @param writing the class or interface of the library that has {@code writeTo}
   */
  static void write(Object fields, Class<?> writing, LimitedText text)
      throws ReflectiveOperationException {
    Object mapper = MAPPERS.get(writing);
    Method writeTo = writeTo(writing);
    Class<?> generators = writeTo.getParameterTypes()[0];
    Object generator =
        mapper.getClass().getMethod("createGenerator", Writer.class).invoke(mapper, text);
    generators.getMethod("writeStartObject").invoke(generator);
    writeTo.invoke(fields, generator);
    generators.getMethod("writeEndObject").invoke(generator);
    generators.getMethod("close").invoke(generator);
  }

  /** Reads what was written: numbers, texts, lists and maps, in their order. */
  static Map<?, ?> read(String json, Class<?> writing) throws ReflectiveOperationException {
    Object mapper = MAPPERS.get(writing);
    Method readValue = mapper.getClass().getMethod("readValue", String.class, Class.class);
    return (Map<?, ?>) readValue.invoke(mapper, json, Map.class);
  }

  private static Method writeTo(Class<?> writing) throws NoSuchMethodException {
    return Arrays.stream(writing.getMethods())
        .filter(method -> method.getName().equals("writeTo") && method.getParameterCount() == 1)
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(writing + ".writeTo"));
  }

  /** {@code JsonMapper.builder().findAndAddModules().build()}, as is the library's default. */
  private static Object mapper(Class<?> writing) throws ReflectiveOperationException {
    String generator = writeTo(writing).getParameterTypes()[0].getName();
    String jackson = generator.substring(0, generator.indexOf(".core."));
    Class<?> mappers =
        Class.forName(jackson + ".databind.json.JsonMapper", true, writing.getClassLoader());
    Object builder = mappers.getMethod("builder").invoke(null);
    builder.getClass().getMethod("findAndAddModules").invoke(builder);
    return builder.getClass().getMethod("build").invoke(builder);
  }
}
