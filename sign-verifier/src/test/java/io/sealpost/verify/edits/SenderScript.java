package io.sealpost.verify.edits;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import io.sealpost.verify.edits.GroupNumber.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Writes what one sender sends, session after session, with all that may legally happen. */
final class SenderScript {
  /** A line as it was sent, with the numbers of a message. */
  private record Sent(String line, List<GroupNumber> numbers) {}

  private static final long FIRST_SESSION = 7;

  private final SenderPlan plan;
  private final SplittableRandom random;
  private final MessageTexts texts;
  private final Pen pen;
  private final Ledger ledger = new Ledger();
  private final List<String> lines = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();

  // Of the session under way.
  private SessionSigner signer;
  private Numbering numbering;
  private Set<GroupKey> announced = new LinkedHashSet<>();
  private int confirmed;
  private String endNotice = "";

  SenderScript(SenderPlan plan, SplittableRandom random, MessageTexts texts) {
    this.plan = plan;
    this.random = random;
    this.texts = texts;
    this.pen = Pen.of(plan.key(), random.nextLong());
    this.signer = signer(FIRST_SESSION);
    this.numbering = new Numbering(signer, ledger, plan.overlap());
  }

  List<String> lines() {
    return lines;
  }

  Ledger ledger() {
    return ledger;
  }

  private SessionSigner signer(long rsid) {
    String procId = (1_000 + rsid) + (plan.name().isEmpty() ? "" : "." + plan.name());
    Session session = new Session(plan.host(), plan.app(), procId, Long.toString(rsid));
    return new SessionSigner(session, plan.ver(), plan.dialect(), pen, plan.payloadType());
  }

  SenderScript write() {
    boolean ended = true;
    for (int i = 0; i < plan.sessions(); i++) {
      Numbering before = numbering;
      signer = signer(FIRST_SESSION + i);
      numbering = new Numbering(signer, ledger, plan.overlap());
      announced = new LinkedHashSet<>();
      confirmed = plan.name().isEmpty() ? sent.size() : confirmed; // gone with the process
      start(i == 0 ? null : before, ended);
      for (int message = 0; message < plan.messages(); message++) {
        message(texts.next(plan, signer.session(), random));
        sometimes();
      }
      ended = random.nextBoolean();
      end(ended);
    }
    return this;
  }

  // Messages and blocks.

  private void message(String line) {
    List<GroupNumber> numbers = new ArrayList<>();
    for (GroupKey group : groups(line)) {
      if (announced.add(group)) {
        lines.addAll(signer.certificates(group, plan.fragmentOctets()));
      }
      numbers.add(numbering.number(line, group));
    }
    send(new Sent(line, numbers));
    if (numbering.waiting(numbers.get(0).group()) >= plan.blockSize()) {
      block(numbers.get(0).group());
    }
  }

  private void send(Sent what) {
    lines.add(what.line());
    sent.add(what);
  }

  private void block(GroupKey group) {
    send(new Sent(numbering.block(group), List.of()));
  }

  private List<GroupKey> groups(String line) {
    int pri = Integer.parseInt(line.substring(1, line.indexOf('>')));
    Session session = signer.session();
    return switch (plan.sg()) {
      case 0 -> List.of(new GroupKey(session, "0", "110"));
      case 1 -> List.of(new GroupKey(session, "1", Integer.toString(pri)));
      case 2 -> List.of(new GroupKey(session, "2", pri < 64 ? "63" : "191"));
      default ->
          pri == 13
              ? List.of(new GroupKey(session, "3", "5"), new GroupKey(session, "3", "9"))
              : List.of(new GroupKey(session, "3", "5"));
    };
  }

  private void blocks() {
    for (GroupKey group : numbering.groups()) {
      if (numbering.waiting(group) > 0) {
        block(group);
      }
    }
  }

  /** What may happen between messages. */
  private void sometimes() {
    if (random.nextInt(12) == 0) {
      confirmed = sent.size();
    }
    switch (random.nextInt(60)) {
      case 0 -> certificates();
      case 1, 2 -> resendBlock();
      case 3, 4 -> blocks();
      case 5, 6, 7 -> breakConnection();
      default -> {} // mostly nothing
    }
  }

  private void certificates() {
    for (GroupKey group : announced) {
      lines.addAll(signer.certificates(group, plan.fragmentOctets()));
    }
  }

  private void resendBlock() {
    List<String> blocks = new ArrayList<>(ledger.blocks().keySet());
    if (!blocks.isEmpty()) {
      lines.add(blocks.get(random.nextInt(blocks.size())));
    }
  }

  // Sent again.

  private void breakConnection() {
    if (!plan.redelivers() || confirmed >= sent.size()) {
      return;
    }
    List<Sent> again = List.copyOf(sent.subList(confirmed, sent.size()));
    certificates();
    boolean saysItFirst = plan.noting() && random.nextBoolean();
    if (saysItFirst) {
      noteResend(again);
    }
    again.forEach(what -> lines.add(what.line()));
    if (plan.noting() && !saysItFirst) {
      noteResend(again);
    }
    if (random.nextBoolean()) {
      confirmed = sent.size();
    }
  }

  private void noteResend(List<Sent> again) {
    List<GroupNumber> numbers = again.stream().flatMap(what -> what.numbers().stream()).toList();
    if (numbers.isEmpty()) {
      return;
    }
    numbers.forEach(ledger::list);
    message(notices().resend(numbers));
  }

  // Notices of sessions.

  private NoticeTexts notices() {
    return new NoticeTexts(signer.session(), texts);
  }

  private void start(@Nullable Numbering before, boolean ended) {
    if (!plan.sealpost()) {
      return;
    }
    boolean isFirst = before == null;
    Map<GroupKey, Long> last = isFirst || !plan.noting() ? Map.of() : before.highest();
    String line = notices().start(isFirst, !isFirst && ended, last, plan.noting());
    if (plan.noting()) {
      ledger.note(line, signer.session());
    }
    message(line);
    if (before != null) {
      ledger.succeed(line, before.session());
      ledger.claim(line, last);
      if (ended) {
        ledger.pair(line, endNotice);
      }
    }
  }

  private void end(boolean says) {
    if (plan.sealpost() && says) {
      Map<GroupKey, Long> last = numbering.highest();
      String line = notices().end(last);
      message(line);
      ledger.claim(line, last);
      endNotice = line;
    }
    if (plan.name().isEmpty()) {
      message(texts.next(plan, signer.session(), random)); // another process ends its runs
    }
    blocks();
    confirmed = random.nextBoolean() ? sent.size() : confirmed;
  }
}
