package io.sealpost.verify.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What can be done to an archive without a key. */
enum Edit {
  NOTHING(editor -> editor.note("nothing")),

  // Inserted.
  JUNK(editor -> editor.insert(editor.anyPlace(), Forgeries.junk(editor.random()), "junk")),
  FORGED_MESSAGE(
      editor ->
          editor.insert(
              editor.anyPlace(),
              Forgeries.message(editor.lines().get(editor.anyLine()), editor.random()),
              "a forged message")),
  COPY(
      editor -> {
        int from = editor.anyLine();
        editor.insert(editor.anyPlace(), editor.lines().get(from), "a copy of line " + (from + 1));
      }),
  FOREIGN(
      editor -> {
        List<String> lines = editor.other().lines();
        int from = editor.random().nextInt(lines.size());
        editor.insert(
            editor.anyPlace(), lines.get(from), "line " + (from + 1) + " of another archive");
      }),
  BLOCK_WITH_FIELD(editor -> forgeBlock(editor, false, Forgeries::field, "another field")),
  BLOCK_WITH_ELEMENT(editor -> forgeBlock(editor, false, Forgeries::element, "another element")),
  BLOCK_WITH_TEXT(editor -> forgeBlock(editor, false, Forgeries::text, "text")),
  BLOCK_WITH_HIDDEN_TEXT(editor -> forgeBlock(editor, false, Forgeries::hidden, "hidden text")),

  // Changed.
  BLOCK_FIELD(editor -> forgeBlock(editor, true, Forgeries::field, "another field")),
  BLOCK_TEXT(editor -> forgeBlock(editor, true, Forgeries::text, "text")),
  OCTET(
      editor -> {
        int at = editor.anyLine();
        editor.replace(at, Forgeries.octet(editor.lines().get(at), editor.random()), "an octet");
      }),
  DIGIT(
      editor -> {
        int at = editor.anyLine();
        editor.replace(at, Forgeries.digit(editor.lines().get(at), editor.random()), "a digit");
      }),
  CUT_LINE(
      editor -> {
        int at = editor.anyLine();
        String line = editor.lines().get(at);
        editor.replace(at, line.substring(0, editor.random().nextInt(line.length() + 1)), "cut");
      }),
  JOIN_LINES(
      editor -> {
        int at = editor.anyLine();
        String line = editor.lines().get(at);
        editor.replace(at, line + editor.lines().get(editor.anyLine()), "another line behind");
      }),
  CR(
      editor -> {
        int at = editor.anyLine();
        editor.replace(at, editor.lines().get(at) + "\r", "a CR");
      }),
  SPACE(
      editor -> {
        int at = editor.anyLine();
        editor.replace(at, editor.lines().get(at) + " ", "a space");
      }),
  SPACE_DROPPED(
      editor -> {
        int at = editor.anyLine();
        editor.replace(at, editor.lines().get(at).stripTrailing(), "no space");
      }),

  // Deleted.
  DELETE(editor -> editor.note("delete line " + Deletions.line(editor))),
  DELETE_STRETCH(editor -> editor.batch(true, "delete")),
  DELETE_ALL_COPIES(
      editor -> {
        int at = editor.anyLine();
        String line = editor.lines().get(at);
        editor.lines().removeIf(line::equals);
        editor.note("delete all copies of line " + (at + 1));
      }),
  DELETE_BLOCKS(
      editor -> {
        String element = editor.random().nextBoolean() ? "ssign " : "ssign-cert ";
        editor.lines().removeIf(line -> line.contains(" - [" + element));
        editor.note("delete all " + element);
      }),
  DELETE_PROCESS(
      editor -> {
        String[] header = editor.lines().get(editor.anyBlock("ssign")).split(" ", 6);
        String procId = header.length > 4 ? " " + header[4] + " " : " none ";
        editor.lines().removeIf(line -> line.contains(procId));
        editor.note("delete all of process" + procId);
      }),
  DELETE_GROUP(Deletions::group),
  TRUNCATE(
      editor -> {
        int left = editor.anyPlace();
        editor.lines().subList(left, editor.lines().size()).clear();
        editor.note("truncate behind line " + left);
      }),
  BEHEAD(
      editor -> {
        int gone = editor.anyPlace();
        editor.lines().subList(0, gone).clear();
        editor.note("delete the first " + gone + " lines");
      }),

  // Moved.
  MOVE(
      editor -> {
        int from = editor.anyLine();
        String line = editor.lines().remove(from);
        editor.insert(editor.anyPlace(), line, "what was line " + (from + 1));
      }),
  MOVE_STRETCH(
      editor -> {
        List<String> taken = editor.batch(true, "take");
        editor.insertAll(editor.anyPlace(), taken, "those");
      }),
  SWAP(Editor::swap),
  REVERSE(Editor::reverse),

  // Repeated.
  COPY_STRETCH(
      editor -> {
        List<String> copies = editor.batch(false, "copy");
        editor.insertAll(editor.anyPlace(), copies, "the copies");
      }),
  REPEAT_TAIL(
      editor -> {
        int size = editor.lines().size();
        int most = Math.min(size, 1 + editor.random().nextInt(6));
        List<String> tail = List.copyOf(editor.lines().subList(size - most, size));
        for (int i = 1 + editor.random().nextInt(12); i > 0; i--) {
          editor.insertAll(editor.lines().size(), tail, "the last ones");
        }
      }),
  REPLAY_PROCESS(
      editor -> {
        String[] header = editor.lines().get(editor.anyBlock("ssign")).split(" ", 6);
        String procId = header.length > 4 ? " " + header[4] + " " : " none ";
        List<String> played = new ArrayList<>(editor.lines());
        if (editor.random().nextBoolean()) {
          int first = played.indexOf(editor.lines().get(editor.anyBlock("ssign-cert")));
          played = played.subList(first, played.size());
        } else {
          played.removeIf(line -> line.contains("ssign") && !line.contains(procId));
        }
        editor.insertAll(editor.lines().size(), List.copyOf(played), "a session played again");
      }),
  REPEAT_BEHIND_CERTIFICATE(
      editor -> {
        List<String> behind = new ArrayList<>();
        String certificate = editor.lines().get(editor.anyBlock("ssign-cert"));
        String message = editor.lines().get(editor.anyLine());
        for (int i = 1 + editor.random().nextInt(12); i > 0; i--) {
          behind.add(certificate);
          behind.add(message);
        }
        editor.insertAll(editor.anyPlace(), behind, "a message behind certificates");
      }),
  GLUE(Editor::glue);

  @SuppressWarnings("ImmutableEnumChecker") // it is
  private final Consumer<Editor> action;

  Edit(Consumer<Editor> action) {
    this.action = action;
  }

  /** Does it, if there is anything to do it to. */
  void apply(Editor editor) {
    if (!editor.lines().isEmpty()) {
      editor.note(name() + ":");
      action.accept(editor);
    }
  }

  private static void forgeBlock(
      Editor editor, boolean inPlace, Forgeries.OfBlock forgery, String what) {
    int at = editor.anyBlock(editor.random().nextInt(4) == 0 ? "ssign-cert" : "ssign");
    String forged = forgery.of(editor.lines().get(at), editor.random());
    if (inPlace) {
      editor.replace(at, forged, what);
    } else {
      editor.insert(
          editor.anyPlace(), forged, String.format(Locale.ROOT, "line %d with %s", at + 1, what));
    }
  }
}
