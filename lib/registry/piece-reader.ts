import 'server-only';

/**
 * Reads bytes that come in pieces of any size in portions of another. A portion that does not begin where the last one ended,
 * because that one has to be sent again, is read from what `open` gives anew.
 */
export class PieceReader {
  readonly #open: () => AsyncIterable<Uint8Array>;
  #current: Reading | null = null;

  constructor(open: () => AsyncIterable<Uint8Array>) {
    this.#open = open;
  }

  /** The `length` bytes from `at` on, fewer where there are no more. Throws what the pieces throw. */
  async *take(at: number, length: number): AsyncGenerator<Uint8Array> {
    if (this.#current?.position !== at) {
      this.close();
      this.#current = { pieces: this.#open()[Symbol.asyncIterator](), rest: new Uint8Array(), position: 0 };
    }
    const reading = this.#current;
    for await (const _ of next(reading, at - reading.position));
    yield* next(reading, length);
  }

  /** What the pieces hold on to is let go. */
  close(): void {
    void this.#current?.pieces.return?.().catch(() => undefined);
    this.#current = null;
  }
}

type Reading = { readonly pieces: AsyncIterator<Uint8Array>; rest: Uint8Array; position: number };

async function* next(reading: Reading, length: number): AsyncGenerator<Uint8Array> {
  for (let left = length; left > 0; ) {
    if (reading.rest.length === 0) {
      const { done, value } = await reading.pieces.next();
      if (done) return;
      reading.rest = value;
    }
    const part = reading.rest.subarray(0, left);
    reading.rest = reading.rest.subarray(part.length);
    reading.position += part.length;
    left -= part.length;
    yield part;
  }
}
