package io.sealpost.testing;

/** What code of an application may throw where nobody expects it. */
public enum Thrower {
  RUNTIME_EXCEPTION,
  ASSERTION_ERROR,
  NO_CLASS,
  MEMORY,
  CHECKED,
  NEITHER,
  RECURSION;

  /** Throws it. */
  public String text() {
    return switch (this) {
      case RUNTIME_EXCEPTION -> throw new IllegalStateException("not now");
      case ASSERTION_ERROR -> throw new AssertionError("never");
      case NO_CLASS -> throw new NoClassDefFoundError("net/example/Gone");
      case MEMORY -> throw new OutOfMemoryError("as if");
      case CHECKED -> throw sneaked(new Exception("undeclared"));
      case NEITHER -> throw sneaked(new Throwable("neither"));
      case RECURSION -> endless(0);
    };
  }

  /** An object whose text cannot be had. */
  public Object object() {
    return new Object() {
      @Override
      public String toString() {
        return text();
      }
    };
  }

  @SuppressWarnings("InfiniteRecursion")
  private static String endless(int depth) {
    return depth + endless(depth + 1);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException sneaked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
