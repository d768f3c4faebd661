package io.sealpost.verify.cli;

import io.sealpost.verify.cli.terminal.StandardStream;
import io.sealpost.verify.input.ArchiveFiles;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The inputs that a command line names, each once; standard input if it names none.
 *
 * @param files in the order in which they are read
 */
record Inputs(List<Path> files, List<FileSystemException> unread, List<Path> repeated) {
  Inputs {
    files = List.copyOf(files);
    unread = List.copyOf(unread);
    repeated = List.copyOf(repeated);
  }

  static Inputs of(List<Path> arguments) {
    List<Path> named =
        arguments.isEmpty() ? List.of(ArchiveFiles.STANDARD_INPUT) : List.copyOf(arguments);
    ArchiveFiles found = ArchiveFiles.of(named);
    List<Path> files = new ArrayList<>(found.files());
    List<Path> repeated = new ArrayList<>(found.repeated());
    if (files.contains(ArchiveFiles.STANDARD_INPUT)
        && files.stream().anyMatch(StandardStream.IN::isFile)) {
      files.remove(ArchiveFiles.STANDARD_INPUT);
      repeated.add(ArchiveFiles.STANDARD_INPUT);
    }
    return new Inputs(files, found.unread(), repeated);
  }
}
