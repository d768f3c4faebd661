#!/usr/bin/env python3
"""Draws NAME.svg beside each NAME.txt. With --check it draws nothing, and fails where that is due.

A source is lines of `command arguments | text`. Indented lines go on with the text. A `*` makes a
line of text bold, backquotes make code, `#` begins a comment.

  title | what it is called          desc | what is told to who does not see it
  size 960x500
  set NAME NUMBER                    a number to be used by its name
  axis x 18:00=90 08:00=930          where times of day are; axis y 0%=400 100%=250 likewise
  box NAME X,Y WIDTHxHEIGHT | text   or X,Y X,Y, two corners; NAME is - if nobody asks for it
  text X,Y | text                    Y is the base of the first line
  line POINT POINT ...               area POINT POINT ...
  arrow POINT POINT ... | text       the text stands above the longest level part

A number is 120, a name, 22:30 or 80%, and may have +5 or -5 behind it. The sides of a box are
numbers too, NAME.l NAME.r NAME.t NAME.b, and its middle, NAME.x NAME.y. A point is X,Y, or one of
the four sides, for the middle of that. How a thing looks stands behind its command, as in
box.keeper.small: a name of COLOURS; small, muted, dashed, thick, faint; left, for text in a box;
middle, end, for what X is to a text. Text that has no room if the font is a wide one is an error.
"""

import re
import sys
from html import escape
from pathlib import Path

# Fill and stroke on a light page, then on a dark one. Each thread, or party, has one colour.
COLOURS = {
  "plain": ("#f6f8fa", "#818b98", "#151b23", "#7d8590"),
  "app": ("#ddf4ff", "#0969da", "#0c2d57", "#58a6ff"),
  "keeper": ("#f5ebff", "#8250df", "#2d1a4d", "#b083f0"),
  "courier": ("#dafbe1", "#1a7f37", "#0d3320", "#3fb950"),
  "server": ("#fff1e0", "#b35900", "#3b2508", "#e09b44"),
  "bad": ("#ffebe9", "#cf222e", "#481a1d", "#ff7b72"),
}
INK = ("#1f2328", "#e6edf3")
MUTED = ("#59636e", "#9198a1")
SIZES = {"normal": (13, 17), "small": (11.5, 15)}  # of letters, and of lines

# Widths of letters in DejaVu Sans, which is a wide font, as parts of their size.
WIDTHS = {
  "ijl'|": 0.28, " .,:;f/": 0.34, "rtI()[]-": 0.41, "cskvxyz": 0.57, "w": 0.82, "mMW%@": 0.97,
  "ABCDGHKNOPQRSUVXYZ": 0.73,
}
OTHER_WIDTH, CODE_WIDTH, BOLD = 0.63, 0.58, 1.1


def colours(dark):
  rules = [f"text{{fill:{INK[dark]}}}text.muted{{fill:{MUTED[dark]}}}"]
  for name, pairs in COLOURS.items():
    fill, stroke = pairs[2 * dark : 2 * dark + 2]
    rules.append(
      f"rect.{name},.area.{name}{{fill:{fill};stroke:{stroke}}}"
      f".line.{name}{{fill:none;stroke:{stroke}}}.head.{name},text.{name}{{fill:{stroke}}}"
    )
  return "\n".join(rules)


def style():
  sizes = "".join(f".{name}{{font-size:{size}px}}" for name, (size, _) in SIZES.items())
  return (
    f"text{{font-family:sans-serif;white-space:pre}}{sizes}\n"
    ".bold{font-weight:bold}.code{font-family:monospace;font-size:.95em}"
    ".middle{text-anchor:middle}.end{text-anchor:end}\n"
    "rect,.area{stroke-width:1.2}.line{stroke-width:1.4}.line.thick{stroke-width:2.6}"
    ".dashed{stroke-dasharray:5 4}\n"
    f"{colours(dark=False)}\n@media (prefers-color-scheme:dark){{\n{colours(dark=True)}\n}}\n"
    "rect.faint,.area.faint{fill-opacity:.55;stroke:none}"
  )


def width(text):
  """How wide a line may be, for letters of size 1."""
  sum = 0
  for i, part in enumerate(text.lstrip("*").split("`")):
    for letter in part:
      plain = next((width for of, width in WIDTHS.items() if letter in of), OTHER_WIDTH)
      sum += CODE_WIDTH if i % 2 else plain
  return sum * (BOLD if text.startswith("*") else 1)


def distance(a, b):
  """From one share to another; from a time of day to the next such, in minutes."""
  if a.endswith("%"):
    return float(b[:-1]) - float(a[:-1])
  begin, end = (60 * int(time[:-3]) + int(time[-2:]) for time in (a, b))
  return (end - begin) % (24 * 60)


def statements(source):
  """The place, the command, its arguments and the lines of text of each statement."""
  found = []
  for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
    if line.startswith(" ") and found:
      found[-1][3].append(line.strip())
    elif line.strip() and not line.startswith("#"):
      words, _, text = line.partition(" | ")
      command, *arguments = words.split()
      found.append((f"{source.name}:{number}", command, arguments, [text] if text else []))
  return found


class Picture:
  def __init__(self, source):
    self.names, self.axes, self.drawn, self.faults = {}, {}, [], []
    for self.place, command, arguments, text in statements(source):
      word, *looks = command.split(".")
      try:
        getattr(self, "do_" + word)(looks, arguments, text)
      except (AttributeError, KeyError, ValueError) as e:
        self.fault(f"{type(e).__name__} {e}")

  def fault(self, what):
    self.faults.append(f"{self.place}: {what}")

  def svg(self):
    return "\n".join([
      f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}"'
      f' viewBox="0 0 {self.width} {self.height}" role="img" aria-labelledby="title desc">',
      f'<title id="title">{escape(self.title)}</title>',
      f'<desc id="desc">{escape(self.desc)}</desc>',
      f"<style>\n{style()}\n</style>",
      *self.drawn,
      "</svg>\n",
    ]).encode()

  def do_title(self, _, __, text):
    self.title = " ".join(text)

  def do_desc(self, _, __, text):
    self.desc = " ".join(text)

  def do_size(self, _, arguments, __):
    self.width, self.height = map(int, arguments[0].split("x"))

  def do_set(self, _, arguments, __):
    self.names[arguments[0]] = self.number(arguments[1])

  def do_axis(self, _, arguments, __):
    (a, at_a), (b, at_b) = (end.split("=") for end in arguments[1:])
    self.axes[arguments[0]] = (a, self.number(at_a), b, self.number(at_b))

  def do_box(self, looks, arguments, text):
    name, corner, size = arguments
    x, y = self.point(corner)
    if "," in size:
      right, bottom = self.point(size)
      w, h = right - x, bottom - y
    else:
      w, h = map(float, size.split("x"))
    sides = {"l": x, "r": x + w, "t": y, "b": y + h, "x": x + w / 2, "y": y + h / 2}
    self.names.update({f"{name}.{side}": at for side, at in sides.items()})
    round = min(6, w / 4, h / 4)
    self.draw("rect", looks, f'x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{round:g}"')
    size, line = SIZES["small" if "small" in looks else "normal"]
    if len(text) * line > h - 4:
      self.fault("too many lines for the box")
    base = y + (h - len(text) * line) / 2 + size + 0.5
    of_text = [look for look in looks if look in ("small", "muted")]
    if "left" in looks:
      self.write(x + 10, base, of_text, text, w - 16)
    else:
      self.write(x + w / 2, base, of_text + ["middle"], text, w - 10)

  def do_text(self, looks, arguments, text):
    x, y = self.point(arguments[0])
    left, right = x, self.width - x
    room = 2 * min(left, right) if "middle" in looks else left if "end" in looks else right
    self.write(x, y, looks, text, room)

  def do_line(self, looks, arguments, _):
    self.path(["line", *looks], map(self.point, arguments))

  def do_area(self, looks, arguments, _):
    self.path(["area", *looks], map(self.point, arguments), " Z")

  def do_arrow(self, looks, arguments, text):
    points = [self.point(argument) for argument in arguments]
    self.path(["line", *looks], points)
    (from_x, from_y), (x, y) = points[-2:]
    length = ((x - from_x) ** 2 + (y - from_y) ** 2) ** 0.5
    dx, dy = 9 * (x - from_x) / length, 9 * (y - from_y) / length
    back = [(x - dx - dy / 2, y - dy + dx / 2), (x - dx + dy / 2, y - dy - dx / 2)]
    self.path(["head", *looks], [(x, y), *back], " Z")
    if text:
      parts = zip(points, points[1:])
      (ax, ay), (bx, by) = max(parts, key=lambda part: abs(part[0][0] - part[1][0]))
      of_text = ["middle"] + ["small"] * ("small" in looks)
      self.write((ax + bx) / 2, (ay + by) / 2 - 6, of_text, text, abs(ax - bx) - 20)

  def path(self, looks, points, end=""):
    way = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    self.draw("path", looks, f'd="M{way}{end}"')

  def draw(self, element, looks, rest):
    named = looks if COLOURS.keys() & set(looks) else [*looks, "plain"]
    self.drawn.append(f'<{element} class="{" ".join(named)}" {rest}/>')

  def write(self, x, y, looks, text, room):
    looks = looks if "small" in looks else [*looks, "normal"]
    size, height = SIZES["small" if "small" in looks else "normal"]
    for i, line in enumerate(text):
      surplus = width(line) * size - room
      if surplus > 0:
        self.fault(f"may be {surplus:.0f} too wide: {line}")
      parts = [escape(part, quote=False) for part in line.lstrip("*").split("`")]
      parts[1::2] = [f'<tspan class="code">{part}</tspan>' for part in parts[1::2]]
      names = " ".join([*looks, "bold"] if line.startswith("*") else looks)
      at = f'x="{x:g}" y="{y + i * height:g}"'
      self.drawn.append(f'<text class="{names}" {at}>{"".join(parts)}</text>')

  def point(self, token):
    if "," in token:
      x, y = token.split(",")
      return self.number(x, "x"), self.number(y, "y")
    box, side = token.split(".")
    if side in ("l", "r"):
      return self.names[token], self.names[box + ".y"]
    return self.names[box + ".x"], self.names[token]

  def number(self, token, axis=""):
    base, offset = re.fullmatch(r"(.+?)([+-][\d.]+)?", token).groups()
    if re.fullmatch(r"[\d.]+", base):
      at = float(base)
    elif base[0].isdigit():
      a, at_a, b, at_b = self.axes[axis]
      at = at_a + (at_b - at_a) * distance(a, base) / distance(a, b)
    else:
      at = self.names[base]
    return at + float(offset or 0)


def main(arguments):
  if arguments not in ([], ["--check"]):
    sys.exit("usage: draw.py [--check]")
  faults = []
  for source in sorted(Path(__file__).resolve().parent.glob("*.txt")):
    picture, target = Picture(source), source.with_suffix(".svg")
    faults += picture.faults
    if picture.faults or (target.is_file() and target.read_bytes() == picture.svg()):
      continue
    if arguments:
      faults.append(f"{target.name} is not what {source.name} gives: run draw.py")
    else:
      target.write_bytes(picture.svg())
      print("drawn:", target.name)
  if faults:
    sys.exit("\n".join(faults))


if __name__ == "__main__":
  main(sys.argv[1:])
