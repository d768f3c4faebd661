package io.sealpost.verify.cli.terminal;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The three standard streams of a run: octets in, results out, and messages for people, in which
 * names and evidence cannot act on the terminal. Any thread may write messages.
 */
public final class Terminal {
  private final InputStream in;
  private final OutputStream out;
  private final PrintWriter messages;
  private final PrintWriter unfiltered;
  private int transientColumns;

  /**
   * @param out takes octets as they are: its owner must know whether it is a terminal
   * @param charset the charset that standard error shows
   */
  public Terminal(InputStream in, OutputStream out, OutputStream err, Charset charset) {
    this.in = in;
    this.out = out;
    this.messages = writer(new VisibleOutput(err, charset));
    this.unfiltered = writer(err);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  public InputStream in() {
    return in;
  }

  public OutputStream out() {
    return out;
  }

  /** Standard output for text: help and version. */
  public PrintWriter text() {
    return writer(out);
  }

  public PrintWriter messages() {
    return messages;
  }

  /**
   * Writes a line to standard error; LF everywhere, so that output is the same on all platforms.
   */
  public synchronized void say(String line) {
    clearTransient();
    messages.write(VisibleText.line(line) + "\n");
    messages.flush();
  }

  /** Shows a line on standard error until something else is written there. */
  synchronized void show(String line) {
    clearTransient();
    messages.write(line);
    messages.flush();
    transientColumns = line.length();
  }

  /** Removes the line that is {@linkplain #show shown}, if there is one. */
  synchronized void clearTransient() {
    if (transientColumns == 0) {
      return;
    }
    unfiltered.write("\r" + " ".repeat(transientColumns) + "\r");
    unfiltered.flush();
    transientColumns = 0;
  }
}
