import 'server-only';

/** A stream of bytes that is read in lengths of the reader's choosing. It stands still until the next bytes are wanted. */
export class PieceReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();
  #position = 0;
  #isAwaited = false;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** How many bytes were read so far. */
  get position(): number {
    return this.#position;
  }

  /** Whether a piece was asked for, and did not come yet. */
  get isAwaited(): boolean {
    return this.#isAwaited;
  }

  /** The next `length` bytes in one; fewer where the stream ends before. */
  async take(length: number): Promise<Uint8Array> {
    const taken: Uint8Array[] = [];
    for await (const piece of this.pass(length)) taken.push(piece);
    const [only = new Uint8Array(), ...others] = taken;
    return others.length === 0 ? only : Buffer.concat(taken);
  }

  /** The next `length` bytes as they come; fewer where the stream ends before. What is not asked for is left in it. */
  async *pass(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#fill())) return;
      const piece = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(piece.length);
      this.#position += piece.length;
      left -= piece.length;
      yield piece;
    }
  }

  /** Lets go of where the bytes come from. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #fill(): Promise<boolean> {
    this.#isAwaited = true;
    const next = await this.#pieces.next();
    this.#isAwaited = false;
    if (next.done) return false;
    this.#held = next.value;
    return next.value.length > 0 || this.#fill();
  }
}
