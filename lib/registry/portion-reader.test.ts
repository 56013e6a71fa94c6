import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PortionReader } from './portion-reader';

const pieces = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 10 });

test('portions of any size, each read once or again, are the bytes of the pieces', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 30 }), fc.array(fc.boolean()), async (all, size, again) => {
      const reader = new PortionReader(() => piecesOf(all));
      const whole = Buffer.concat(all);
      for (let at = 0; at <= whole.length; at += size) {
        const portion = whole.subarray(at, at + size);
        if (again.pop()) expect(await read(reader, at, size)).toEqual(portion);
        expect(await read(reader, at, size)).toEqual(portion);
      }
    }),
  );
});

test('what is read anew, or no more, is let go', async () => {
  let open = 0;
  const reader = new PortionReader(async function* () {
    open++;
    try {
      for (;;) yield Buffer.from('abc');
    } finally {
      open--;
    }
  });
  expect((await read(reader, 0, 5)).toString()).toBe('abcab');
  expect((await read(reader, 0, 5)).toString()).toBe('abcab');
  await expect.poll(() => open).toBe(1);
  reader.close();
  await expect.poll(() => open).toBe(0);
});

test('a portion that is sent again while a piece was still awaited for it begins with that piece', async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let asked = 0;
  const reader = new PortionReader(async function* () {
    asked++;
    await arrived;
    yield* [Buffer.from('abc'), Buffer.from('def')];
  });
  const refused = reader.take(0, 6);
  const awaited = refused.next();
  await expect.poll(() => asked).toBe(1);
  const left = refused.return(undefined);
  const again = read(reader, 0, 6);
  arrive();
  expect((await again).toString()).toBe('abcdef');
  await Promise.all([awaited, left]);
});

async function* piecesOf(all: readonly Uint8Array[]) {
  yield* all;
}

async function read(reader: PortionReader, at: number, length: number): Promise<Buffer> {
  const portion: Uint8Array[] = [];
  for await (const piece of reader.take(at, length)) portion.push(piece);
  return Buffer.concat(portion);
}
