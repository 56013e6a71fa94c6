import { describe, expect, it } from 'vitest';
import { entryView, imageView, pendingEntryView } from '../testing/image-view';
import type { ImageLine } from './image';
import { addLine, completeImage, noLines } from './image-lines';

const whole = imageView([entryView('0', 'linux/amd64'), entryView('1', 'linux/arm64')], {
  totalBytes: 4000,
  cost: { requests: 5, bytesRead: 900 },
});

function linesOf(view: typeof whole): ImageLine[] {
  const { findings, totalBytes, cost, rateLimit, warnings, entries, ...head } = view;
  const pending = entries.map(({ id, platform }) => pendingEntryView(id, `${platform?.os}/${platform?.architecture}`));
  return [
    { type: 'image', ...head, entries: pending },
    ...entries.map((entry) => ({ type: 'entry', entry }) as const).reverse(),
    { type: 'end', findings, totalBytes, cost, rateLimit, warnings },
  ];
}

describe('addLine', () => {
  it('arrives at the view that the JSON answer has, in whatever order the entries arrive', () => {
    expect(linesOf(whole).reduce(addLine, noLines)).toEqual(completeImage(whole));
  });

  it('knows the entries of the index after the first line, and that it is not complete', () => {
    const progress = linesOf(whole).slice(0, 1).reduce(addLine, noLines);
    expect(progress.complete).toBe(false);
    expect(progress.view?.entries.map(({ layers }) => layers)).toEqual([null, null]);
  });

  it('puts nested entries into their index, however deep', () => {
    const deep = entryView('0.1', null, {
      kind: 'index',
      layers: null,
      entries: [pendingEntryView('0.1.0', 'linux/arm')],
    });
    const outer = entryView('0', null, { kind: 'index', layers: null, entries: [pendingEntryView('0.0', null), deep] });
    const start = completeImage(imageView([outer, pendingEntryView('01', 'linux/s390x')]));
    const { view } = addLine(start, { type: 'entry', entry: entryView('0.1.0', 'linux/arm') });
    expect(view?.entries[0]?.entries?.[1]?.entries?.[0]?.totalBytes).toBe(2000);
    expect(view?.entries[1]).toBe(start.view?.entries[1]);
  });

  it('gives each entry its findings with the last line', () => {
    const finding = { rule: 'r', severity: 'warning', label: 'l', message: 'm', where: 'w', entries: ['1'] } as const;
    const { view } = addLine(completeImage(whole), {
      type: 'end',
      findings: [finding],
      totalBytes: 0,
      cost: whole.cost,
      rateLimit: null,
      warnings: [],
    });
    expect(view?.entries.map(({ findings }) => findings)).toEqual([[], [finding]]);
  });

  it('keeps what arrived when the reading stops with a problem', () => {
    const problem = { code: 'unreachable', message: 'Gone.' } as const;
    const [first] = linesOf(whole);
    const progress = [first, { type: 'problem', problem } as const].reduce<typeof noLines>(
      (known, line) => (line ? addLine(known, line) : known),
      noLines,
    );
    expect(progress).toMatchObject({ complete: true, problem, view: { digest: whole.digest } });
  });

  it('ignores entries before the image', () => {
    expect(addLine(noLines, { type: 'entry', entry: entryView('0', null) })).toBe(noLines);
  });
});
