package io.sealpost.testing;

/** Throwables of which there is no end. */
public enum EndlessThrown {
  CAUSES {
    @Override
    public Throwable thrown() {
      return new Caused();
    }
  },
  CYCLE {
    @Override
    public Throwable thrown() {
      Exception inner = new IllegalStateException("inner");
      Exception outer = new IllegalStateException("outer", inner);
      inner.initCause(outer);
      return outer;
    }
  },
  MILLION_CAUSES {
    @Override
    public Throwable thrown() {
      Throwable thrown = new Framed("the first", null);
      for (int i = 0; i < 1_000_000; i++) {
        thrown = new Framed("cause", thrown);
      }
      return thrown;
    }
  },
  SUPPRESSED_EVEN_DEEPER {
    @Override
    public Throwable thrown() {
      Throwable thrown = new Framed("the first", null);
      for (int i = 0; i < 100_000; i++) {
        Throwable next = new Framed("suppressed", null);
        next.addSuppressed(thrown);
        thrown = next;
      }
      return thrown;
    }
  },
  SUPPRESSED_IN_NUMBERS {
    @Override
    public Throwable thrown() {
      Throwable thrown = new IllegalStateException("all");
      for (int i = 0; i < Thorough.times(5_000, 50_000); i++) {
        thrown.addSuppressed(new IllegalStateException("one"));
      }
      return thrown;
    }
  },
  LONG_MESSAGE {
    @Override
    public Throwable thrown() {
      return new IllegalStateException("m".repeat(20_000_000));
    }
  };

  /** Another one. */
  public abstract Throwable thrown();

  /** Each asks another one for its cause. */
  private static final class Caused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Caused() {
      super("again", null, true, true);
    }

    @Override
    public synchronized Throwable getCause() {
      return new Caused();
    }
  }

  /** Light enough for many. */
  private static final class Framed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Framed(String message, Throwable cause) {
      super(message, cause, true, false);
    }
  }
}
