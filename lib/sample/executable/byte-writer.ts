import 'server-only';

/** Appends numbers in one byte order. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  constructor(readonly byteOrder: 'little' | 'big') {}

  get length(): number {
    return this.#length;
  }

  bytes(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    return this;
  }

  zeros(count: number): this {
    return this.bytes(new Uint8Array(count));
  }

  u8(value: number): this {
    return this.#integer(1, value);
  }

  u16(value: number): this {
    return this.#integer(2, value);
  }

  u32(value: number): this {
    return this.#integer(4, value);
  }

  /** An address or a size: 8 bytes where `is64`, else 4. */
  word(value: number, is64: boolean): this {
    return this.#integer(is64 ? 8 : 4, value);
  }

  /** Zeros up to a multiple of `step`, counted from `origin` bytes before the first. */
  alignTo(step: number, origin = 0): this {
    return this.zeros((step - ((origin + this.#length) % step)) % step);
  }

  done(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  #integer(size: 1 | 2 | 4 | 8, value: number): this {
    const view = new DataView(new ArrayBuffer(8));
    // Machine code built with `|` and `<<` is a signed number; its 32 bits are what counts.
    view.setBigUint64(0, BigInt.asUintN(size * 8, BigInt(value)), this.byteOrder === 'little');
    const bytes = new Uint8Array(view.buffer);
    return this.bytes(this.byteOrder === 'little' ? bytes.subarray(0, size) : bytes.subarray(8 - size));
  }
}
