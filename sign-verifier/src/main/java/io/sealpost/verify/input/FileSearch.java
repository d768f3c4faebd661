package io.sealpost.verify.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** One search for {@link ArchiveFiles}: what it has found, and where it has been. */
final class FileSearch {
  /** Lists the entries of a directory, in any order. */
  interface Entries {
    List<Path> of(Path directory) throws IOException;
  }

  private final Entries entries;
  private final List<Path> files = new ArrayList<>();
  private final List<FileSystemException> unread = new ArrayList<>();
  private final List<Path> repeated = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  FileSearch(Entries entries) {
    this.entries = entries;
  }

  static List<Path> entries(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  ArchiveFiles found() {
    return new ArchiveFiles(files, unread, repeated);
  }

  /** Adds what an argument denotes. */
  void addNamed(Path argument) {
    if (argument.equals(ArchiveFiles.STANDARD_INPUT)) {
      files.add(argument);
    } else if (isPattern(argument) && Files.notExists(argument, LinkOption.NOFOLLOW_LINKS)) {
      addMatching(argument);
    } else {
      int before = files.size() + unread.size() + repeated.size();
      attributes(argument).ifPresent(attributes -> add(argument, attributes, true));
      if (before == files.size() + unread.size() + repeated.size()) {
        refuse(argument, "no files in it");
      }
    }
  }

  private static boolean isPattern(Path argument) {
    Path name = argument.getFileName();
    return name != null && name.toString().matches("(?s).*[*?\\[{].*");
  }

  private void addMatching(Path pattern) {
    try {
      PathMatcher matcher =
          FileSystems.getDefault().getPathMatcher("glob:" + pattern.getFileName());
      Path parent = pattern.getParent();
      List<Path> found = new ArrayList<>();
      for (Path entry : entries.of(parent == null ? Path.of("") : parent)) {
        if (matcher.matches(entry.getFileName())) {
          found.add(entry);
        }
      }
      addAll(found);
      if (found.isEmpty()) {
        throw new NoSuchFileException(pattern.toString());
      }
    } catch (PatternSyntaxException e) {
      refuse(pattern, "no such file");
    } catch (IOException e) {
      refuse(pattern, e);
    }
  }

  private void add(Path path, BasicFileAttributes attributes, boolean named) {
    if (!attributes.isDirectory() && !attributes.isRegularFile() && !named) {
      refuse(path, "neither a file nor a directory, and read only if it is named itself");
    } else if (!seen.add(identity(path, attributes))) {
      repeated.add(path);
    } else if (attributes.isDirectory()) {
      addDirectory(path);
    } else {
      files.add(path);
    }
  }

  private static Object identity(Path path, BasicFileAttributes attributes) {
    if (attributes.fileKey() != null) {
      return attributes.fileKey();
    }
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private void addDirectory(Path directory) {
    try {
      addAll(entries.of(directory));
    } catch (IOException e) {
      refuse(directory, e);
    }
  }

  private void addAll(List<Path> found) {
    List<Path> directories = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path each : found) {
      (Files.isDirectory(each) ? directories : others).add(each);
    }
    others.sort(new RotationOrder());
    directories.sort(Comparator.naturalOrder());
    others.addAll(directories);
    for (Path each : others) {
      attributes(each).ifPresent(attributes -> add(each, attributes, false));
    }
  }

  private Optional<BasicFileAttributes> attributes(Path path) {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      refuse(path, Files.isSymbolicLink(path) ? "a link to what is not there" : "no such file");
    } catch (IOException e) {
      refuse(path, e);
    }
    return Optional.empty();
  }

  private void refuse(Path path, IOException failure) {
    boolean named = failure instanceof FileSystemException;
    if (named) {
      unread.add((FileSystemException) failure);
    } else {
      refuse(path, String.valueOf(failure.getMessage()));
    }
  }

  private void refuse(Path path, String reason) {
    unread.add(new FileSystemException(path.toString(), null, reason));
  }
}
