import 'server-only';
import type { Dispatcher } from 'undici';

/** A body that is longer than its reader allows. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

export type ReadAnswer = Readonly<{ status: number; headers: Dispatcher.ResponseData['headers']; body: Uint8Array }>;

type Bounds = Readonly<{
  /** Of a success; what is longer throws `BodyTooLarge`. */
  maxBytes: number;
  /** Of any other answer; what is longer is cut. */
  errorBytes: number;
  /** Hears when the request is written. */
  onWritten?: (() => void) | undefined;
  /** Hears when the answer begins, before its body is there. */
  onBegun: (status: number, headers: ReadAnswer['headers']) => void;
}>;

type Settle = Readonly<{ resolve: (answer: ReadAnswer) => void; reject: (reason: unknown) => void }>;
const settled: Settle = { resolve: () => undefined, reject: () => undefined };

/**
 * Reads one answer whole, as undici hands it over. An image is hundreds of small ones, for each of which a stream and a signal
 * would cost more than its check and its parsing.
 */
export class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #bounds: Bounds;
  #settle: Settle = settled;
  #controller: Dispatcher.DispatchController | undefined;
  #cancelled: Error | undefined;
  #status = 0;
  #headers: ReadAnswer['headers'] = {};
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** Sends the request. To be called once. Throws what undici throws, and the reason of `cancel`. */
  read(dispatcher: Dispatcher, request: Dispatcher.DispatchOptions): Promise<ReadAnswer> {
    if (this.#cancelled !== undefined) return Promise.reject(this.#cancelled);
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      dispatcher.dispatch(request, this);
    });
  }

  /** Ends it, also while it still waits for a connection. */
  cancel(reason: Error): void {
    this.#cancelled = reason;
    this.#fail(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#cancelled !== undefined) controller.abort(this.#cancelled);
    else this.#bounds.onWritten?.();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: ReadAnswer['headers']): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
    this.#bounds.onBegun(status, headers);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const isError = this.#status >= 300;
    const mostBytes = isError ? this.#bounds.errorBytes : this.#bounds.maxBytes;
    if (this.#length <= mostBytes) return;
    const tooLarge = new BodyTooLarge(`The body has more than ${mostBytes} bytes.`);
    if (isError) this.#finish(mostBytes);
    this.#fail(tooLarge);
  }

  onResponseEnd(): void {
    // undici takes a connection back on the next turn, once this has returned: whoever asks on before would open another beside it.
    queueMicrotask(() => setImmediate(() => this.#finish(this.#length)));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#settle.reject(error);
  }

  #finish(length: number): void {
    this.#settle.resolve({ status: this.#status, headers: this.#headers, body: Buffer.concat(this.#chunks, length) });
  }

  #fail(reason: Error): void {
    this.#settle.reject(reason);
    this.#controller?.abort(reason);
  }
}
