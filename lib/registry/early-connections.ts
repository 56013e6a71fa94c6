import 'server-only';
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { essenceOf, isIndexType } from '@/lib/oci/media-type';
import { headerText } from './header-text';
import type { Answer } from './transport';

/** What was opened and not asked for in this time is closed. */
const keptMs = 3000;

/** Opens plain connections before anyone asks for them: `connector` gives these out first. */
export class EarlyConnections {
  readonly #open: buildConnector.connector;
  readonly #waiting: Promise<Socket>[] = [];
  #given = 0;
  #expected = 0;

  constructor(open: buildConnector.connector) {
    this.#open = open;
  }

  readonly connector: buildConnector.connector = (target, callback) => {
    const give: buildConnector.Callback = (...connected) => {
      const [, socket] = connected;
      if (socket !== null) {
        this.#given++;
        socket.once('close', () => this.#given--);
      }
      callback(...connected);
    };
    // A registry whose plain port turned out to speak TLS is asked anew over connections of their own.
    const early = target.protocol === 'http:' ? this.#waiting.shift() : undefined;
    if (early === undefined) {
      this.#open(target, give);
      return;
    }
    early.then(
      (socket) => (socket.destroyed ? this.#open(target, give) : give(null, socket)),
      (cause: Error) => give(cause, null),
    );
  };

  /** Brings the connections to `target` to `count`, those included that stand already. */
  prepare(target: buildConnector.Options, count: number): void {
    for (let missing = count - this.#given - this.#waiting.length; missing > 0; missing--) {
      const opening = new Promise<Socket>((resolve, reject) => {
        this.#open(target, (...[cause, socket]) => {
          if (cause !== null) return reject(cause);
          // Until undici listens, an error that is nobody's must not end the process.
          socket.on('error', () => undefined);
          resolve(socket);
        });
      });
      this.#waiting.push(opening);
      setTimeout(() => this.#letGo(opening), keptMs).unref();
      // Whoever is given it hears of the failure; nobody else needs to.
      opening.catch(() => undefined);
    }
  }

  /**
   * The same for an answer that is still to come, with at most `most` in all: what several of them expect adds up. Returns
   * what is to be called once it is there.
   */
  expect(target: buildConnector.Options, count: number, most: number): () => void {
    this.#expected += count;
    this.prepare(target, Math.min(this.#expected, most));
    return () => {
      this.#expected -= count;
    };
  }

  close(): void {
    for (const opening of [...this.#waiting]) this.#letGo(opening);
  }

  #letGo(opening: Promise<Socket>): void {
    const index = this.#waiting.indexOf(opening);
    if (index === -1) return;
    this.#waiting.splice(index, 1);
    opening.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
  }
}

/** What arrives at once on a new connection: ten segments. @see RFC 6928 */
const firstFlightBytes = 14_600;
/** A descriptor with its platform, about. */
const entryBytes = 300;

/** How many entries an index has, about, whose body is still to come when its headers are there; 0 for anything else. */
export function entriesToCome(headers: Answer['headers']): number {
  const lengthBytes = Number(headerText(headers, 'content-length'));
  const isIndex = isIndexType(essenceOf(headerText(headers, 'content-type') ?? ''));
  return isIndex && lengthBytes > firstFlightBytes ? Math.floor(lengthBytes / entryBytes) : 0;
}
