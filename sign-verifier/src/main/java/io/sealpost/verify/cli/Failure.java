package io.sealpost.verify.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** An exception in the words of a user. */
final class Failure {
  private Failure() {}

  static String describe(Exception failure) {
    if (failure instanceof FileSystemException file) return file.getFile() + ": " + reason(file);
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) return "no such file";
    if (failure instanceof AccessDeniedException) return "permission denied";
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
