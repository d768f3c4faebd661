package io.sealpost.verify.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A result file that replaces an older one only when it is {@linkplain #commit complete}: until
 * then it is written beside it, or among temporary files if nothing can be created beside it. An
 * incomplete file is deleted.
 */
final class ResultFile implements Closeable {
  private static final int MOST_LINKS = 40;

  private final Path target;
  private final Path part;
  private final boolean beside;
  private final OutputStream stream;

  private ResultFile(Path target, Path part, boolean beside, OutputStream stream) {
    this.target = target;
    this.part = part;
    this.beside = beside;
    this.stream = stream;
  }

  /** Whether a path is written to directly, without replacement: a pipe or a device. */
  static boolean isWrittenThrough(Path path) {
    String name = path.toAbsolutePath().normalize().toString();
    boolean ofSystem = name.startsWith("/dev/") || name.startsWith("/proc/");
    return ofSystem || (Files.exists(path) && !Files.isRegularFile(path));
  }

  /**
   * @throws IOException if it cannot be written
   */
  static ResultFile begin(Path path) throws IOException {
    Path target = target(path, MOST_LINKS);
    boolean there = Files.exists(target);
    if (there && !Files.isWritable(target)) {
      throw new AccessDeniedException(path.toString());
    }
    String name = "." + target.getFileName() + "-" + random() + ".part";
    Path part = target.resolveSibling(name);
    try {
      OutputStream stream = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW);
      part.toFile().deleteOnExit();
      if (there) {
        makeLike(part, target);
      }
      return new ResultFile(target, part, true, stream);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(path.toString());
    } catch (FileSystemException e) {
      if (!there) {
        throw new FileSystemException(path.toString(), null, reason(e));
      }
      Path elsewhere = Files.createTempFile("sealpost-", ".part");
      elsewhere.toFile().deleteOnExit();
      return new ResultFile(target, elsewhere, false, Files.newOutputStream(elsewhere));
    }
  }

  private static String reason(FileSystemException failure) {
    return failure instanceof AccessDeniedException
        ? "permission denied in its directory"
        : String.valueOf(failure.getReason());
  }

  private static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  /** Where a path finally leads, whether or not anything exists there. */
  static Path target(Path path, int mostLinks) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      Path whole = path.toAbsolutePath();
      if (Files.isSymbolicLink(whole) && mostLinks > 0) {
        return target(whole.resolveSibling(Files.readSymbolicLink(whole)), mostLinks - 1);
      }
      try {
        return whole.resolveSibling("").toRealPath().resolve(whole.getFileName());
      } catch (NoSuchFileException f) {
        throw new NoSuchFileException(path.toString());
      }
    }
  }

  static Path target(Path path) throws IOException {
    return target(path, MOST_LINKS);
  }

  /**
   * Copies permissions as far as this user may: exactly those who could read the older file can
   * read the new one.
   */
  private static void makeLike(Path part, Path older) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes attributes = Files.readAttributes(older, PosixFileAttributes.class);
    try {
      view.setOwner(attributes.owner());
      view.setGroup(attributes.group());
    } catch (FileSystemException e) {
      // Only a superuser can give files away.
    }
    view.setPermissions(attributes.permissions());
  }

  OutputStream stream() {
    return stream;
  }

  /** Replaces the older file. */
  void commit() throws IOException {
    stream.close();
    if (!beside) {
      try (OutputStream out = Files.newOutputStream(target)) {
        Files.copy(part, out);
      }
      Files.delete(part);
      return;
    }
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
    Files.deleteIfExists(part);
  }
}
