package io.sealpost.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Shortens messages that are too long, with a note of how much was lost. Immutable.
 *
 * <pre>
 *   [a@1 x="1"][b@1 y="2" z="3"] text      too long
 *   [a@1 x="1"][b@1 y="2" z="3"][sealpost@32473 truncated="3"] t      MSG is cut first
 *   [a@1 x="1"][b@1 y="2"][sealpost@32473 truncated="10"]      then parameters go
 * </pre>
 *
 * <p>Works on characters, not octets: the octets for one character, UTF-8 or an escape, are kept or
 * dropped together. The octets of a BOM are not counted.
 */
final class Shortening {
  private static final String NOTE = "truncated";

  private final StructuredData data;
  private final TextCode texts;
  private final int bomOctets;
  private final String noteId;

  Shortening(StructuredData data, TextCode texts, EncoderConfig config) {
    this.data = data;
    this.texts = texts;
    bomOctets = config.bom() ? 3 : 0;
    noteId = "sealpost@" + config.enterpriseNumber();
  }

  /**
   * Returns as much of a body as fits into {@code room} octets, including the note.
   *
   * @param elements arranged
   * @param text trimmed
   */
  Cut cut(List<SdElement> elements, String text, int room) {
    long octets = data.octets(elements) + texts.octets(text);
    // The note gives a smaller number than the total, so it is not longer than this.
    long note = data.octets(new SdParam(NOTE, Long.toString(octets)));
    List<SdElement> kept = kept(elements, room - note);

    long dataOctets = data.octets(kept);
    long noteElement = hasNoteElement(kept) ? 0 : StructuredData.octets(noteId);
    long left = room - note - noteElement - dataOctets - " ".length() - bomOctets;
    String start = texts.trimmed(text.substring(0, texts.fitting(text, left)));
    long octetsCut = octets - dataOctets - texts.octets(start);
    return new Cut(noted(kept, octetsCut), start);
  }

  /** The first parameters that fit, in their elements, leaving room for the note's element. */
  private List<SdElement> kept(List<SdElement> elements, long room) {
    List<SdElement> kept = new ArrayList<>();
    long left = room - StructuredData.octets(noteId);
    for (SdElement element : elements) {
      // An element with this id takes the room that is set aside for it.
      if (!element.id().equals(noteId)) {
        left -= StructuredData.octets(element.id());
      }
      if (left < 0) {
        break;
      }
      List<SdParam> params = new ArrayList<>();
      for (SdParam param : element.params()) {
        left -= data.octets(param);
        if (left < 0) {
          break;
        }
        params.add(param);
      }
      kept.add(new SdElement(element.id(), params));
      if (left < 0) {
        break;
      }
    }
    return kept;
  }

  private boolean hasNoteElement(List<SdElement> elements) {
    return elements.stream().anyMatch(element -> element.id().equals(noteId));
  }

  private List<SdElement> noted(List<SdElement> kept, long octetsCut) {
    SdElement note = new SdElement(noteId, List.of(new SdParam(NOTE, Long.toString(octetsCut))));
    List<SdElement> noted = new ArrayList<>(kept);
    noted.add(note);
    return data.arranged(noted);
  }
}
