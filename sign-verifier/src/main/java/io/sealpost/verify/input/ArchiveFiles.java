package io.sealpost.verify.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that arguments denote: the named ones, all in a directory, or those that match a
 * pattern such as {@code a.log*}.
 *
 * @param files the files to read, each once, in the order of the arguments
 * @param unread what is not read, and why: it is missing, cannot be looked at, or is in a directory
 *     and is neither a file nor a directory
 * @param repeated other names of what is already in {@code files}, or of a directory already
 *     visited
 */
public record ArchiveFiles(
    List<Path> files, List<FileSystemException> unread, List<Path> repeated) {
  /** The argument that means standard input; it is treated here like any other file. */
  public static final Path STANDARD_INPUT = Path.of("-");

  public ArchiveFiles {
    files = List.copyOf(files);
    unread = List.copyOf(unread);
    repeated = List.copyOf(repeated);
  }

  /**
   * Finds the files of all arguments. Those of one pattern come oldest first by their rotation
   * names; those of a directory likewise, followed by what is in its subdirectories, in order of
   * their names. Links are followed.
   */
  public static ArchiveFiles of(List<Path> arguments) {
    return of(arguments, FileSearch::entries);
  }

  static ArchiveFiles of(List<Path> arguments, FileSearch.Entries entries) {
    FileSearch search = new FileSearch(entries);
    for (Path argument : arguments) {
      search.addNamed(argument);
    }
    return search.found();
  }

  /**
   * Opens one of the files.
   *
   * @throws UnreadableInputException if that fails
   */
  public static InputStream open(Path file) throws UnreadableInputException {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UnreadableInputException(e);
    }
  }

  /** Whether both are the same file, under any name; false if one of them does not exist. */
  public static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }
}
