package io.sealpost.verify.edits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * An archive in the hands of somebody without a key. What it did is in {@link #done}, to be printed
 * when a test fails.
 */
final class Editor {
  private final List<String> lines;
  private final MadeArchive made;
  private final MadeArchive other;
  private final SplittableRandom random;
  private final List<String> done = new ArrayList<>();
  private boolean glued;

  /** With another archive to take lines from. */
  Editor(MadeArchive made, MadeArchive other, SplittableRandom random) {
    this.lines = new ArrayList<>(made.lines());
    this.made = made;
    this.other = other;
    this.random = random;
  }

  /** The lines as they are now. */
  List<String> lines() {
    return lines;
  }

  MadeArchive made() {
    return made;
  }

  MadeArchive other() {
    return other;
  }

  SplittableRandom random() {
    return random;
  }

  List<String> done() {
    return done;
  }

  /** Whether all of the other archive was put beside this one. */
  boolean isGlued() {
    return glued;
  }

  void note(String what) {
    done.add(what);
  }

  int anyPlace() {
    return random.nextInt(lines.size() + 1);
  }

  /** The place of a line; there must be one. */
  int anyLine() {
    return random.nextInt(lines.size());
  }

  void insert(int at, String line, String what) {
    lines.add(at, line);
    note("insert " + what + " before line " + (at + 1));
  }

  void insertAll(int at, List<String> several, String what) {
    lines.addAll(at, several);
    note(
        String.format(
            Locale.ROOT, "insert %d lines, %s, before line %d", several.size(), what, at + 1));
  }

  void replace(int at, String line, String what) {
    lines.set(at, line);
    note(what + " in line " + (at + 1));
  }

  /** Any lines that follow each other, removed if {@code taken}. */
  List<String> batch(boolean taken, String what) {
    int from = anyLine();
    int most = random.nextInt(4) == 0 ? lines.size() - from : Math.min(6, lines.size() - from);
    List<String> part = lines.subList(from, from + 1 + random.nextInt(most));
    List<String> copy = List.copyOf(part);
    note(String.format(Locale.ROOT, "%s lines %d to %d", what, from + 1, from + copy.size()));
    if (taken) {
      part.clear();
    }
    return copy;
  }

  /** The place of any line that is a block of that kind, or any line if there is none. */
  int anyBlock(String element) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(" - [" + element + " ")) {
        places.add(i);
      }
    }
    return places.isEmpty() ? anyLine() : places.get(random.nextInt(places.size()));
  }

  void glue() {
    glued = true;
    lines.addAll(random.nextBoolean() ? 0 : lines.size(), other.lines());
    note("glue another archive of " + other.lines().size() + " lines");
  }

  void reverse() {
    Collections.reverse(lines);
    note("reverse");
  }

  void swap() {
    int first = anyLine();
    int second = anyLine();
    Collections.swap(lines, first, second);
    note(String.format(Locale.ROOT, "swap lines %d and %d", first + 1, second + 1));
  }
}
