package io.sealpost.verify.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that arguments stand for: themselves, all in a directory, or those that match a pattern
 * such as {@code a.log*}.
 *
 * @param files what is to be read, each once, in the order of the arguments
 * @param unread what is not, and why: what is missing, cannot be looked at, or lies in a directory
 *     and is neither a file nor a directory
 * @param repeated other names of what is in {@code files} already, or of a directory that was seen
 */
public record ArchiveFiles(
    List<Path> files, List<FileSystemException> unread, List<Path> repeated) {
  /** The argument that means standard input; it is a file here like any other. */
  public static final Path STANDARD_INPUT = Path.of("-");

  public ArchiveFiles {
    files = List.copyOf(files);
    unread = List.copyOf(unread);
    repeated = List.copyOf(repeated);
  }

  /**
   * Finds the files of all arguments. Those of one pattern come oldest first by the names that
   * rotation gives them; those of a directory likewise, and after them what is in its directories,
   * in the order of their names. Links are followed.
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
   * Opens one of them.
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

  /** Whether both are the same file, by whatever name; false if one of them is not there. */
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
