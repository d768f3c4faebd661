package io.sealpost.verify.cli.terminal;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An exception in words that a user understands. */
public final class Failure {
  /** Why a name cannot be used, and what helps. */
  public static final String NOT_IN_LOCALE =
      "has characters that the locale of this process has not ("
          + System.getProperty("sun.jnu.encoding")
          + "): set LC_ALL=C.UTF-8";

  private Failure() {}

  public static String describe(Throwable failure) {
    if (failure instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    if (failure instanceof InvalidPathException path) {
      return path.getInput() + ": " + reason(path);
    }
    if (causes(failure).anyMatch(OutOfMemoryError.class::isInstance)) {
      return "out of memory: give Java more (java -Xmx1g -jar ...), or say --memory with less";
    }
    if (failure instanceof RuntimeException || failure instanceof Error) {
      return unexpected(failure);
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /**
   * Whether Java received the argument as it was written: with {@code LC_ALL=C} it receives only
   * ASCII, and the replacement character for each other octet.
   */
  public static boolean isSayable(String argument) {
    if (argument.indexOf('\ufffd') < 0) {
      return true;
    }
    try {
      return !Path.of(argument).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character <= 0x7F);
  }

  public static String reason(InvalidPathException failure) {
    return isAscii(failure.getInput()) ? "is no name of a file" : NOT_IN_LOCALE;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(20);
  }

  /** A fault in Sealpost: where it occurred helps to fix it. */
  private static String unexpected(Throwable failure) {
    Throwable first = causes(failure).reduce(failure, (one, next) -> next);
    StackTraceElement[] trace = first.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    return "unexpected failure, please report it: " + first + place;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
