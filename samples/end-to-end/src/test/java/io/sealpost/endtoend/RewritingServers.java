package io.sealpost.endtoend;

import io.sealpost.testing.ConfiguredLogHost;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An rsyslog and a syslog-ng that do to one signed stream what all rows of the table say, and write
 * a file for each.
 *
 * @param directory of the files
 */
record RewritingServers(Path directory, List<RewritingRow> rows) {
  private static final Pattern SYSLOG_NG = Pattern.compile("(\\w+)\\((.*)\\) file\\((.*)\\)");
  private static final String RAW = "flags(no-parse, store-raw-message)";

  /** The file of a row. */
  Path file(RewritingRow row) {
    return directory.resolve("row-" + rows.indexOf(row));
  }

  /** Returns when all files are written. */
  void write(SignedStream stream) throws IOException, InterruptedException {
    Map<RewritingRow, Integer> ports = new HashMap<>();
    for (RewritingRow row : rows) {
      if (row.server() == LogHostKind.SYSLOG_NG || row.isForwarded()) {
        ports.put(row, FreePorts.next());
      }
    }
    try (ConfiguredLogHost syslogNg = startSyslogNg(ports)) {
      writeByRsyslog(stream, ports);
      for (RewritingRow row : rows) {
        if (row.server() == LogHostKind.SYSLOG_NG && row.isLines()) {
          stream.sendLines(ports.get(row));
        } else if (row.server() == LogHostKind.SYSLOG_NG) {
          stream.sendCounted(ports.get(row));
        }
      }
      syslogNg.terminate();
    }
  }

  private ConfiguredLogHost startSyslogNg(Map<RewritingRow, Integer> ports) throws IOException {
    StringBuilder text = new StringBuilder("@version: 3.38\noptions { use-dns(no); };\n");
    int last = 0;
    for (RewritingRow row : rows) {
      if (ports.containsKey(row)) {
        last = ports.get(row);
        text.append(row.isForwarded() ? received(row, last) : syslogNg(row, last));
      }
    }
    Path home = Files.createDirectories(directory.resolve("syslog-ng"));
    Path configuration = Files.writeString(home.resolve("syslog-ng.conf"), text);
    return ConfiguredLogHost.start(LogHostKind.SYSLOG_NG, home, configuration, last);
  }

  private String received(RewritingRow row, int port) {
    return log("network", RAW, port, "template(\"$RAWMSG\\n\")", row);
  }

  private String syslogNg(RewritingRow row, int port) {
    Matcher parts = SYSLOG_NG.matcher(row.setting());
    if (!parts.matches()) {
      throw new IllegalStateException("no source and file: " + row.setting());
    }
    return log(parts.group(1), parts.group(2), port, parts.group(3), row);
  }

  private String log(
      String source, String sourceOptions, int port, String fileOptions, RewritingRow row) {
    return String.format(
        Locale.ROOT,
        "log { source { %s(ip(\"127.0.0.1\") port(%d) %s); }; destination { file(\"%s\" %s); }; };\n",
        source,
        port,
        sourceOptions,
        file(row),
        fileOptions);
  }

  private void writeByRsyslog(SignedStream stream, Map<RewritingRow, Integer> ports)
      throws IOException, InterruptedException {
    StringBuilder actions = new StringBuilder();
    for (RewritingRow row : rows) {
      if (row.server() == LogHostKind.RSYSLOG && !row.isGlobal()) {
        actions.append(action(row, ports.getOrDefault(row, 0)));
      }
    }
    runRsyslog(stream, "rsyslog", actions.toString());
    for (RewritingRow row : rows) {
      if (row.isGlobal()) {
        String global = "global(" + row.setting() + ")\n";
        runRsyslog(stream, "rsyslog-global", global + templated(row, "string=\"%rawmsg%\\n\""));
      }
    }
  }

  private String action(RewritingRow row, int port) {
    String setting = row.setting();
    if (row.isForwarded()) {
      return String.format(
          Locale.ROOT,
          "action(%s target=\"127.0.0.1\" port=\"%d\" protocol=\"tcp\")\n",
          setting,
          port);
    }
    if (setting.startsWith("string=")) {
      return templated(row, setting);
    }
    String template = setting.startsWith("template=") ? setting : "";
    return String.format(
        Locale.ROOT, "action(type=\"omfile\" file=\"%s\" %s)\n", file(row), template);
  }

  private String templated(RewritingRow row, String string) {
    String name = "row-" + rows.indexOf(row);
    return String.format(
        Locale.ROOT,
        """
        template(name="%1$s" type="string" %2$s)
        action(type="omfile" file="%3$s" template="%1$s")
        """,
        name,
        string,
        file(row));
  }

  private void runRsyslog(SignedStream stream, String name, String more)
      throws IOException, InterruptedException {
    int port = FreePorts.next();
    Path home = Files.createDirectories(directory.resolve(name));
    String text =
        String.format(
            Locale.ROOT,
            """
        global(workDirectory="%s" processInternalMessages="off")
        module(load="imtcp")
        input(type="imtcp" address="127.0.0.1" port="%d")
        %s""",
            home,
            port,
            more);
    Path configuration = Files.writeString(home.resolve("rsyslog.conf"), text);
    try (ConfiguredLogHost rsyslog =
        ConfiguredLogHost.start(LogHostKind.RSYSLOG, home, configuration, port)) {
      stream.sendCounted(port);
      rsyslog.terminate();
    }
  }
}
