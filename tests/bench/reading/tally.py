"""Sums over a run: errors a scanner, right fields a class, and what confidence was worth."""

from collections import defaultdict

from eoffice_documents.recognition import find_fields

from . import measure


class Tally:
    """Adds up samples; classes are the first part of a scanner's name: easy, clean, hard."""

    def __init__(self):
        self.lost = defaultdict(lambda: [0, 0, 0])  # scanner: words lost by plain, by ours, all
        self.characters = defaultdict(lambda: [0, 0, 0])
        self.fields = defaultdict(lambda: [0, 0])  # (class, field): right, printed
        self.sure = [0, 0]  # right, given with 0.9 and more
        self.wrong = []  # (scanner, seed, field, confidence, value, truth) of every field that is not right

    def add(self, sample, texts, pages):
        """Count one sample: what plain read of its pages, and what ours did."""
        name = sample.scanner.name
        for lines, text, page in zip(sample.lines, texts, pages):
            for sums, count in (
                (self.lost[name], measure.words_lost),
                (self.characters[name], measure.character_errors),
            ):
                by_plain, by_ours = count(lines, text), count(lines, page.text)
                sums[0] += by_plain[0]
                sums[1] += by_ours[0]
                sums[2] += by_plain[1]
        truth = sample.letter.truth()
        for field, printed, right, value, confidence in measure.judge(sample.letter, find_fields(pages)):
            if printed:
                self.fields[name.split("-")[0], field][0] += right
                self.fields[name.split("-")[0], field][1] += 1
            if value is not None and confidence >= 0.9:
                self.sure[0] += right
                self.sure[1] += 1
            if (printed or value is not None) and not right:
                self.wrong.append((name, sample.seed, field, round(confidence, 2), value, truth[field]))

    def right(self, kind):
        """Share of right printed fields of a class."""
        sums = [sums for (of, _), sums in self.fields.items() if of == kind]
        return sum(right for right, _ in sums) / max(1, sum(printed for _, printed in sums))

    def lost_ratio(self, kind):
        """Words lost by ours for each one lost by plain, over the scanners of a class."""
        sums = [sums for name, sums in self.lost.items() if name.startswith(kind)]
        return sum(ours for _, ours, _ in sums) / max(1, sum(plain for plain, _, _ in sums))
