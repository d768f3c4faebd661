package io.sealpost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * This JVM's heap, as the file that HotSpot writes of it (format "JAVA PROFILE 1.0.2", up to 2 GB),
 * and the ways in it. One thread.
 */
final class HeapDump {
  private static final int OBJECT = 2;
  private static final int[] SIZES = {0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8}; // by type

  /** Octets behind the object's id of a root, by its tag. */
  private static final Map<Integer, Integer> ROOTS =
      Map.of(0xFF, 0, 1, 8, 2, 8, 3, 8, 4, 4, 5, 0, 6, 4, 7, 0, 8, 8);

  private record Field(String name, int type) {}

  private record Type(long parent, long loader, Map<String, Long> statics, List<Field> fields) {}

  private record Step(long from, String by) {}

  private final ByteBuffer octets;
  private final Map<Long, String> texts = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Map<Long, Type> types = new HashMap<>();
  private final Map<Long, Integer> objects = new HashMap<>(); // where each begins, at its tag
  private final Map<Long, Step> reached = new HashMap<>();
  private final Deque<Long> queue = new ArrayDeque<>();

  private HeapDump(ByteBuffer octets) {
    this.octets = octets;
    while (octets.get() != 0) {}
    octets.position(octets.position() + 12);
    while (octets.hasRemaining()) {
      record();
    }
  }

  /** Writes the live objects to a file, which is gone when the question is answered. */
  static String take(Function<HeapDump, String> question) {
    try {
      Path directory = Files.createTempDirectory("heap");
      Path file = directory.resolve("live.hprof");
      try {
        dump(file);
        try (FileChannel channel = FileChannel.open(file)) {
          ByteBuffer octets = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
          return question.apply(new HeapDump(octets));
        }
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void dump(Path file) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
              "dumpHeap",
              new Object[] {file.toString(), true},
              new String[] {"java.lang.String", "boolean"});
    } catch (JMException e) {
      throw new IllegalStateException("this JVM does not write its heap", e);
    }
  }

  /**
   * The shortest way to what a reference refers to, a step a line, but by no weak reference.
   *
   * @param holder the class of which an instance has the reference
   * @param key the field, a long, by which the instance is known
   * @param reference the field that has the reference
   */
  String pathTo(String holder, String key, long value, String reference) {
    long target = 0;
    for (long id : List.copyOf(objects.keySet())) {
      if (isInstance(id) && nameOf(classOf(id)).equals(holder)) {
        Map<String, Long> fields = new HashMap<>();
        fields(id, (name, content) -> fields.put(name, content));
        if (fields.get(key) == value) {
          fields(fields.get(reference), (name, it) -> fields.put(name, it));
          target = fields.get("referent");
        }
      }
    }
    while (!queue.isEmpty() && !reached.containsKey(target)) {
      walk(queue.remove());
    }
    return reached.containsKey(target) ? way(target) : "nothing but weak references";
  }

  private String way(long target) {
    List<String> steps = new ArrayList<>();
    for (long id = target; id != 0; id = reached.get(id).from()) {
      steps.add(0, reached.get(id).by() + " -> " + describe(id));
    }
    return String.join("\n", steps);
  }

  private String describe(long id) {
    return names.containsKey(id) ? "class " + names.get(id) : nameOf(classOf(id));
  }

  private void walk(long id) {
    Type type = types.get(id);
    if (type != null) {
      reach(type.parent(), id, "<superclass>");
      reach(type.loader(), id, "<loader>");
      type.statics().forEach((name, value) -> reach(value, id, "static " + name));
    } else if (tag(id) == 0x22) {
      elements(id);
    } else if (tag(id) == 0x21) {
      reach(classOf(id), id, "<class>");
      boolean weak = isWeak(classOf(id));
      fields(
          id,
          (name, value) -> {
            if (!(weak && name.equals("referent"))) {
              reach(value, id, name);
            }
          });
    }
  }

  private void elements(long id) {
    int at = objects.get(id) + 1 + 8 + 4;
    for (int i = 0; i < octets.getInt(at); i++) {
      reach(octets.getLong(at + 4 + 8 + 8 * i), id, "[" + i + "]");
    }
  }

  private void reach(long id, long from, String by) {
    boolean exists = objects.containsKey(id) || types.containsKey(id);
    if (exists && reached.putIfAbsent(id, new Step(from, by)) == null) {
      queue.add(id);
    }
  }

  private boolean isWeak(long type) {
    for (long each = type; types.containsKey(each); each = types.get(each).parent()) {
      String name = nameOf(each);
      if (name.equals("java.lang.ref.WeakReference")
          || name.equals("java.lang.ref.PhantomReference")) {
        return true;
      }
    }
    return false;
  }

  private int tag(long id) {
    Integer at = objects.get(id);
    return at == null ? 0 : octets.get(at);
  }

  private boolean isInstance(long id) {
    return tag(id) == 0x21;
  }

  private String nameOf(long type) {
    return names.getOrDefault(type, "?");
  }

  private long classOf(long id) {
    int at = objects.get(id) + 1 + 8 + 4;
    return tag(id) == 0x21 ? octets.getLong(at) : tag(id) == 0x22 ? octets.getLong(at + 4) : 0;
  }

  /** Gives those of type long and all references. */
  private void fields(long id, BiConsumer<String, Long> found) {
    int at = objects.get(id) + 1 + 8 + 4 + 8 + 4;
    for (long type = classOf(id); types.containsKey(type); type = types.get(type).parent()) {
      for (Field field : types.get(type).fields()) {
        int size = SIZES[field.type()];
        if (size == 8) {
          found.accept(field.name(), octets.getLong(at));
        }
        at += size;
      }
    }
  }

  private void record() {
    int tag = octets.get();
    octets.getInt();
    int length = octets.getInt();
    int end = octets.position() + length;
    switch (tag) {
      case 0x01 -> texts.put(octets.getLong(), text(length - 8));
      case 0x02 -> loaded();
      case 0x0C, 0x1C -> {
        while (octets.position() < end) {
          object();
        }
      }
      default -> {}
    }
    octets.position(end);
  }

  private String text(int length) {
    byte[] characters = new byte[length];
    octets.get(characters);
    return new String(characters, StandardCharsets.UTF_8);
  }

  private void loaded() {
    octets.getInt();
    long type = octets.getLong();
    octets.getInt();
    names.put(type, texts.get(octets.getLong()).replace('/', '.'));
  }

  private void object() {
    int at = octets.position();
    int tag = octets.get() & 0xFF;
    long id = octets.getLong();
    if (ROOTS.containsKey(tag)) {
      skip(ROOTS.get(tag));
      if (reached.putIfAbsent(id, new Step(0, "root of kind " + tag)) == null) {
        queue.add(id);
      }
      return;
    }
    octets.getInt();
    if (tag == 0x20) {
      types.put(id, type());
      return;
    }
    objects.put(id, at);
    switch (tag) {
      case 0x21 -> {
        octets.getLong();
        skip(octets.getInt());
      }
      case 0x22 -> {
        int count = octets.getInt();
        skip(8 + 8 * count);
      }
      case 0x23 -> {
        int count = octets.getInt();
        skip(count * SIZES[octets.get()]);
      }
      default -> throw new IllegalStateException("tag " + tag + " at " + at);
    }
  }

  private Type type() {
    long parent = octets.getLong();
    long loader = octets.getLong();
    skip(4 * 8 + 4);
    for (int i = octets.getShort(); i > 0; i--) {
      skip(2);
      skip(SIZES[octets.get()]);
    }
    Map<String, Long> statics = new HashMap<>();
    for (int i = octets.getShort(); i > 0; i--) {
      String name = texts.get(octets.getLong());
      int type = octets.get();
      if (type == OBJECT) {
        statics.put(name, octets.getLong());
      } else {
        skip(SIZES[type]);
      }
    }
    List<Field> fields = new ArrayList<>();
    for (int i = octets.getShort(); i > 0; i--) {
      fields.add(new Field(texts.get(octets.getLong()), octets.get()));
    }
    return new Type(parent, loader, statics, fields);
  }

  private void skip(int count) {
    octets.position(octets.position() + count);
  }
}
