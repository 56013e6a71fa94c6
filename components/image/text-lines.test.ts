import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textLines } from './text-lines';

it('gives the same lines wherever the network cuts the bytes', async () => {
  const texts = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')));
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 7 }), fc.boolean(), async (lines, size, endsInBreak) => {
      const bytes = new TextEncoder().encode(lines.join('\n') + (endsInBreak ? '\n' : ''));
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
          controller.close();
        },
      });
      const read: string[] = [];
      for await (const line of textLines(body)) read.push(line);
      expect(read).toEqual(lines.filter((line) => line !== ''));
    }),
  );
});

it('stops the body when the reader leaves', async () => {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('line\n')),
    cancel: () => {
      isCancelled = true;
    },
  });
  for await (const _ of textLines(body)) break;
  expect(isCancelled).toBe(true);
});
