// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntryView } from '@/lib/contract/image';
import { parsePlatform } from '@/lib/platform/parse-platform';
import { entryView, pendingEntryView } from '@/lib/testing/image-view';
import { entryLeaves } from './entry-leaves';
import { matrixModel } from './matrix-model';
import { PlatformMatrix } from './platform-matrix';

const problem = { code: 'timeout', message: 'It took too long.' } as const;
const entries = [
  entryView('0', 'linux/amd64'),
  entryView('1', 'linux/arm/v6'),
  entryView('2', 'linux/arm/v7', { layers: null, totalBytes: null, problem }),
  entryView('3', null),
];

type SubjectProps = { of: readonly EntryView[]; isComplete?: boolean; onReadAgain?: () => void };

function Subject({ of, isComplete = true, onReadAgain = () => undefined }: SubjectProps) {
  const [selected, setSelected] = useState<string>();
  return (
    <PlatformMatrix
      label="Platforms"
      model={matrixModel(entryLeaves(of))}
      selectedId={selected}
      isComplete={isComplete}
      onSelect={setSelected}
      onReadAgain={onReadAgain}
    />
  );
}

const cell = (name: RegExp) => screen.getByRole('button', { name });

// jsdom has neither.
beforeEach(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('PlatformMatrix', () => {
  it('is a grid whose cells stand under their architecture and beside their operating system', () => {
    render(<Subject of={entries} />);
    const grid = screen.getByRole('grid', { name: 'Platforms' });
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['OS', 'amd641', 'arm2']);
    const row = within(grid).getByRole('row', { name: /^linux/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((one) => within(one).queryAllByRole('button').length),
    ).toEqual([1, 3, 0]);
  });

  it('has one tab stop, which the arrow keys move', () => {
    render(<Subject of={entries} />);
    const stops = () => screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).toEqual([cell(/linux\/amd64/)]);
    cell(/linux\/amd64/).focus();
    fireEvent.keyDown(cell(/linux\/amd64/), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cell(/linux\/arm\/v6/));
    expect(stops()).toEqual([cell(/linux\/arm\/v6/)]);
  });

  it('selects the cell that is pressed, and gives it the tab stop', () => {
    render(<Subject of={entries} />);
    fireEvent.click(cell(/linux\/arm\/v6/));
    expect(cell(/linux\/arm\/v6/).getAttribute('aria-pressed')).toBe('true');
    expect(cell(/linux\/arm\/v6/).tabIndex).toBe(0);
    expect(cell(/linux\/amd64/).getAttribute('aria-pressed')).toBe('false');
  });

  it('shows a failed entry in its own cell, with the way to read it again', () => {
    const onReadAgain = vi.fn();
    render(<Subject of={entries} onReadAgain={onReadAgain} />);
    expect(cell(/^linux\/arm\/v7/).textContent).toContain('timeout');
    fireEvent.click(cell(/Read again linux\/arm\/v7/));
    expect(onReadAgain).toHaveBeenCalledOnce();
    expect(cell(/^linux\/amd64, 2.0 kB, 1 layer$/)).toBeTruthy();
  });

  it('draws a gap under its architecture, with what it is missing from, and nothing to press', () => {
    const model = matrixModel(entryLeaves(entries), [parsePlatform('linux/riscv64')]);
    const nothing = () => undefined;
    const common = { selectedId: undefined, isComplete: true, onSelect: nothing, onReadAgain: nothing };
    render(<PlatformMatrix label="Platforms" model={model} gapNote="listed in 3.19" {...common} />);
    expect(screen.getByRole('columnheader', { name: /riscv64 *none/ })).toBeTruthy();
    const gap = screen.getByRole('cell', { name: /linux\/riscv64 *missing/ });
    expect(gap.textContent).toContain('listed in 3.19');
    expect(within(gap).queryByRole('button')).toBeNull();
    expect(screen.getByRole('rowheader', { name: /4 expected, 3 listed/ })).toBeTruthy();
  });

  it('draws digest and variant before the sizes are known', () => {
    render(<Subject of={[pendingEntryView('1', 'linux/arm/v6')]} isComplete={false} />);
    expect(cell(/linux\/arm\/v6/).textContent).toMatch(/v6.*0000000/);
    expect(cell(/linux\/arm\/v6/).textContent).not.toMatch(/layer|not read/);
  });

  it('writes out characters that would reverse what is read', () => {
    render(<Subject of={[entryView('0', 'linux/evil\u202egnp')]} />);
    expect(screen.getByRole('columnheader', { name: /evilU\+202Egnp/ })).toBeTruthy();
  });
});
