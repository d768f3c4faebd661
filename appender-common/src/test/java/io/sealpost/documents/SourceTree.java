package io.sealpost.documents;

import io.sealpost.testing.Document;
import io.sealpost.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The files of the project that people write, by their paths below its root. */
final class SourceTree {
  private static final Set<String> NOT_WRITTEN = Set.of("target", ".git", ".idea", ".vscode");

  /** Everything, read once. */
  static final SourceTree ALL = new SourceTree(Repository.file("CONTRIBUTING.md").getParent());

  private final Path root;
  private final List<String> files = new ArrayList<>();

  private SourceTree(Path root) {
    this.root = root;
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about) {
              return NOT_WRITTEN.contains(String.valueOf(directory.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              files.add(root.relativize(file).toString());
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is a file or directory of this path. */
  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  /** The Markdown files with their paths. */
  Map<String, Document> documents() {
    Map<String, Document> documents = new TreeMap<>();
    files.stream()
        .filter(file -> file.endsWith(".md"))
        .forEach(file -> documents.put(file, new Document(read(file))));
    return documents;
  }

  /** What is found in the documents by their paths and texts, each with the path before it. */
  List<String> inDocuments(BiFunction<String, Document, List<String>> search) {
    return documents().entrySet().stream()
        .flatMap(
            each ->
                search.apply(each.getKey(), each.getValue()).stream()
                    .map(found -> each.getKey() + ": " + found))
        .toList();
  }

  /** The texts of the Java files whose paths contain this. */
  List<String> javaTexts(String part) {
    return files.stream()
        .filter(file -> file.endsWith(".java") && file.contains(part))
        .map(this::read)
        .toList();
  }

  private String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
