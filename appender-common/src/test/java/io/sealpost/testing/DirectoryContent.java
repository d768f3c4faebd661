package io.sealpost.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What lies in a directory while others may be at work there: a file that vanishes meanwhile is
 * left out.
 */
public final class DirectoryContent {
  private DirectoryContent() {}

  /** Shown each file. */
  private interface Use {
    void of(Path file) throws IOException;
  }

  /** The octets of all files, in sub-directories too, each as one character. */
  public static String text(Path directory) throws IOException {
    StringBuilder all = new StringBuilder();
    forEach(directory, file -> all.append(Files.readString(file, ISO_8859_1)));
    return all.toString();
  }

  /** Copies all files to a flat directory: what the next process finds after a kill. */
  public static void copy(Path directory, Path to) throws IOException {
    forEach(directory, file -> Files.copy(file, to.resolve(file.getFileName())));
  }

  /** Deletes all that is in a directory. */
  public static void empty(Path directory) throws IOException {
    forEach(directory, Files::deleteIfExists);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
      for (Path inner : left) {
        delete(inner);
      }
    }
  }

  /** Deletes a directory with all that is in it. */
  public static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      empty(directory);
    }
    Files.deleteIfExists(directory);
  }

  private static void forEach(Path directory, Use use) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              use.of(file);
            } catch (NoSuchFileException e) {
              // Deleted or renamed since it was listed.
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw why;
          }
        });
  }
}
