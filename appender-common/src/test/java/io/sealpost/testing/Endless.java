package io.sealpost.testing;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Objects of an application of which there is no end, or that are too large to be read as a whole.
 */
public enum Endless {
  COLLECTION {
    @Override
    public Object object() {
      return collection(i -> "element" + i);
    }
  },
  MAP {
    @Override
    public Object object() {
      return map(i -> "value" + i);
    }
  },
  /** Each level is another object. */
  DEPTH {
    @Override
    public Object object() {
      return nested();
    }
  },
  DEPTH_OF_MAPS {
    @Override
    public Object object() {
      return nestedMaps();
    }
  },
  /** Two ways from each level to the next. */
  BRANCHES {
    @Override
    public Object object() {
      Object inner = "leaf";
      for (int i = 0; i < 60; i++) {
        inner = List.of(inner, new Object[] {inner});
      }
      return inner;
    }
  },
  ITSELF {
    @Override
    public Object object() {
      Object[] array = {"first", "itself"};
      List<Object> list = new ArrayList<>(List.of(array));
      list.add(array);
      array[1] = list;
      return array;
    }
  },
  LONG_ARRAY {
    @Override
    public Object object() {
      return new int[10_000_000];
    }
  },
  CHARACTERS {
    @Override
    public Object object() {
      return new Characters(Integer.MAX_VALUE);
    }
  };

  /** Another one. */
  public abstract Object object();

  /** Elements by their index, which has no end. */
  public static <E> Collection<E> collection(IntFunction<E> elements) {
    return new AbstractCollection<>() {
      @Override
      public Iterator<E> iterator() {
        return iteration(elements);
      }

      @Override
      public int size() {
        return Integer.MAX_VALUE;
      }
    };
  }

  /** {@code key0} and so on, without end. */
  public static <V> Map<String, V> map(IntFunction<V> values) {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
          @Override
          public Iterator<Entry<String, V>> iterator() {
            return iteration(i -> Map.entry("key" + i, values.apply(i)));
          }

          @Override
          public int size() {
            return Integer.MAX_VALUE;
          }
        };
      }
    };
  }

  private static <E> Iterator<E> iteration(IntFunction<E> elements) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public E next() {
        if (next > 1_000_000) {
          throw new AssertionError("nobody needs so many");
        }
        return elements.apply(next++);
      }
    };
  }

  private static Collection<Object> nested() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<Object> iterator() {
        return List.<Object>of(nested()).iterator();
      }

      @Override
      public int size() {
        return 1;
      }
    };
  }

  private static Map<String, Object> nestedMaps() {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<String, Object>> entrySet() {
        return Set.of(Map.entry("deeper", nestedMaps()));
      }
    };
  }

  private record Characters(int length) implements CharSequence {
    @Override
    public char charAt(int index) {
      return 'c';
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Characters(to - from);
    }

    @Override
    public String toString() {
      return "c".repeat(length);
    }
  }
}
