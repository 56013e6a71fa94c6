import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { TagLine, TagRow } from '@/lib/contract/tag-row';
import { tagRow } from '@/lib/testing/tag-row';
import { createRowReader } from './tag-row-reader';

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `t${from + n}`);
const end: TagLine = { type: 'end', cost: { requests: 3, bytesRead: 0 }, rateLimit: null };

/** A reader over answers that come as fast as they can, or when `gate` opens. */
function reading(gate?: Promise<unknown>, answer = (tag: string) => tagRow(tag)) {
  const requests: (readonly string[])[] = [];
  const aborted: string[] = [];
  const rows = new Map<string, TagRow>();
  let most = 0;
  let under = 0;
  const reader = createRowReader({
    async *read(tags, signal): AsyncGenerator<TagLine> {
      requests.push(tags);
      most = Math.max(most, ++under);
      try {
        await Promise.race([gate, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
        if (signal.aborted) {
          aborted.push(...tags);
          throw signal.reason;
        }
        for (const tag of tags) yield { type: 'row', row: answer(tag) };
        yield end;
      } finally {
        under--;
      }
    },
    isKnown: (tag) => rows.has(tag),
    onRows: (arrived) => {
      for (const row of arrived) rows.set(row.tag, row);
    },
  });
  return { reader, requests, rows, aborted, most: () => most };
}

describe('createRowReader', () => {
  it('asks for at most 50 tags at once, by at most three requests at a time', async () => {
    const { reader, requests, rows, most } = reading();
    reader.readOn(names(0, 500));
    await expect.poll(() => rows.size).toBe(500);
    expect(Math.max(...requests.map(({ length }) => length))).toBe(50);
    expect(most()).toBe(3);
    expect(reader.state()).toMatchObject({ requests: 30, tagsRead: 500, awaited: 0 });
  });

  it('never asks for a tag twice, however it is scrolled', async () => {
    const { reader, requests, rows } = reading();
    reader.readOn(names(0, 300));
    for (let from = 0; from < 280; from += 7) {
      reader.see(names(from, from + 20));
      await delay(1);
    }
    await expect.poll(() => rows.size).toBe(300);
    const all = requests.flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('reads what is seen before what waits', async () => {
    const { reader, requests, rows } = reading();
    reader.readOn(names(0, 400));
    reader.see(names(390, 400));
    await expect.poll(() => rows.size).toBe(400);
    expect(requests[3]).toEqual(names(390, 400));
  });

  describe('a slow registry', () => {
    it('is not kept busy with what nobody sees any more', async () => {
      let open: (value: unknown) => void = () => undefined;
      const { reader, rows, aborted } = reading(new Promise((resolve) => (open = resolve)));
      for (const from of [0, 50, 100]) reader.see(names(from, from + 50));
      await delay(3100);
      reader.see(names(900, 920));
      await expect.poll(() => aborted.length).toBe(150);
      open(null);
      await expect.poll(() => rows.size).toBe(20);
      expect(rows.has('t900')).toBe(true);
    });

    it('is let finish where all is read anyway', async () => {
      let open: (value: unknown) => void = () => undefined;
      const { reader, requests, rows, aborted } = reading(new Promise((resolve) => (open = resolve)));
      reader.readOn(names(0, 1000));
      await delay(3100);
      reader.see(names(900, 920));
      open(null);
      await expect.poll(() => rows.size).toBe(1000);
      expect(aborted).toEqual([]);
      expect(requests.flat()).toHaveLength(1000);
    });
  });

  it('stops when the registry wants a pause, and goes on when it is told to', async () => {
    let isLimited = true;
    const problem = { code: 'rate_limited', message: 'Slow down.' } as const;
    const { reader, requests, rows } = reading(undefined, (tag) => tagRow(tag, isLimited ? { problem } : {}));
    reader.readOn(names(0, 500));
    await expect.poll(() => reader.state().problem?.code).toBe('rate_limited');
    await expect.poll(() => reader.state().awaited).toBe(0);
    expect(rows.size).toBe(0);
    expect(requests.length).toBeLessThanOrEqual(3);
    isLimited = false;
    reader.resume();
    await expect.poll(() => rows.size).toBe(500);
  });
});
