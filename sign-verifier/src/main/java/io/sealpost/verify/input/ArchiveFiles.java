package io.sealpost.verify.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * The files that an argument stands for: itself, a directory's, or those that match a pattern such
 * as {@code a.log*}.
 */
public final class ArchiveFiles {
  private ArchiveFiles() {}

  /**
   * Returns the files of all arguments in the order given; those of one directory or pattern oldest
   * first, by the names that rotation gives them.
   *
   * @throws NoSuchFileException if an argument names nothing
   */
  public static List<Path> of(List<Path> arguments) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path argument : arguments) files.addAll(of(argument));
    return files;
  }

  private static List<Path> of(Path argument) throws IOException {
    if (Files.isDirectory(argument)) return list(argument, "*");
    Path name = argument.getFileName();
    boolean pattern = name != null && name.toString().matches(".*[*?\\[{].*");
    if (Files.exists(argument)) return List.of(argument);
    if (!pattern) throw new NoSuchFileException(argument.toString());
    Path parent = argument.getParent();
    List<Path> found = list(parent == null ? Path.of("") : parent, name.toString());
    if (found.isEmpty()) throw new NoSuchFileException(argument.toString());
    return found;
  }

  private static List<Path> list(Path directory, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, pattern)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry)) found.add(entry);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (PatternSyntaxException e) {
      throw new NoSuchFileException(directory.resolve(pattern).toString());
    }
    found.sort(new RotationOrder());
    return found;
  }
}
