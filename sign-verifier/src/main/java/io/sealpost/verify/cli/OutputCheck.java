package io.sealpost.verify.cli;

import io.sealpost.verify.cli.terminal.StandardStream;
import io.sealpost.verify.input.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what would overwrite an input, or one result with another, before anything is opened. */
final class OutputCheck {
  private final Inputs inputs;

  OutputCheck(Inputs inputs) {
    this.inputs = inputs;
  }

  /** What is wrong, in words; empty if nothing is. */
  Optional<String> fault(Optional<Path> out, Optional<Path> unsigned) {
    List<Path> outputs = Stream.of(out, unsigned).flatMap(Optional::stream).toList();
    for (Path output : outputs) {
      if (isInput(output)) {
        return Optional.of(output + " is an input: it is not overwritten");
      }
    }
    if (outputs.size() == 2 && isOne(outputs.get(0), outputs.get(1))) {
      return Optional.of(
          "-o and -u name one file, " + outputs.get(0) + ": without -u both go to -o");
    }
    return standardStreamFault();
  }

  private boolean isInput(Path output) {
    boolean replaced = !ResultFile.isWrittenThrough(output);
    return inputs.files().stream()
        .anyMatch(
            input ->
                input.equals(ArchiveFiles.STANDARD_INPUT)
                    ? StandardStream.IN.isFile(output)
                    : replaced && ArchiveFiles.isSame(output, input));
  }

  private static boolean isOne(Path out, Path unsigned) {
    if (ResultFile.isWrittenThrough(out)) {
      return false;
    }
    if (ArchiveFiles.isSame(out, unsigned)) {
      return true;
    }
    try {
      return ResultFile.target(out).equals(ResultFile.target(unsigned));
    } catch (IOException e) {
      return false; // it cannot be created: reported on the attempt
    }
  }

  /** The fault of a standard stream: a file written while it is being read never ends. */
  private Optional<String> standardStreamFault() {
    for (StandardStream stream : List.of(StandardStream.OUT, StandardStream.ERR)) {
      for (Path input : inputs.files()) {
        if (stream.isFile(input)) {
          return Optional.of(input + " is an input, and " + stream.text() + " goes to it");
        }
      }
    }
    return Optional.empty();
  }
}
