import 'server-only';
import { PieceReader } from '@/lib/content/piece-reader';

/**
 * Reads a stream in portions that may be asked for again: one that does not begin where the last one ended, because that one has
 * to be sent once more, is read from what `open` gives anew.
 */
export class PortionReader {
  readonly #open: () => AsyncIterable<Uint8Array>;
  #pieces: PieceReader | null = null;

  constructor(open: () => AsyncIterable<Uint8Array>) {
    this.#open = open;
  }

  /** The `length` bytes from `at` on, fewer where there are no more. Throws what the stream throws. */
  async *take(at: number, length: number): AsyncGenerator<Uint8Array> {
    // A piece that a portion before still awaits goes to that one, and is lost with it.
    if (this.#pieces?.position !== at || this.#pieces.isAwaited) this.close();
    this.#pieces ??= new PieceReader(this.#open());
    const pieces = this.#pieces;
    for await (const _ of pieces.pass(at - pieces.position));
    yield* pieces.pass(length);
  }

  /** What the stream holds on to is let go. */
  close(): void {
    void this.#pieces?.close().catch(() => undefined);
    this.#pieces = null;
  }
}
