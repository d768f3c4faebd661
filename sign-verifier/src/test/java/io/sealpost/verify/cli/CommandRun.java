package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.verify.TestJson;
import io.sealpost.verify.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What one run of the command gave. */
public record CommandRun(int status, String out, String err) {
  public static CommandRun of(Object... arguments) {
    return withInput(new byte[0], arguments);
  }

  public static CommandRun withInput(byte[] input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new ByteArrayInputStream(input), out, err, UTF_8);
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int status = Main.run(terminal, words);
    return new CommandRun(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The objects of one kind in NDJSON output. */
  public List<Map<String, Object>> objects(String kind) {
    return out.lines()
        .map(TestJson::object)
        .filter(object -> object.get("kind").equals(kind))
        .toList();
  }
}
