import type { UploadedLayout } from '@/lib/contract/layout';
import { type Problem, toProblem } from '@/lib/problem/problem';
import { routes } from '@/lib/routes';
import { announce } from '../ui/announce';
import { sendFile } from './send-file';

/** A file on its way to the server, and what became of it. */
export type FileUpload = Readonly<{ id: number; name: string; sizeBytes: number; state: UploadState }>;

export type UploadState =
  | Readonly<{ kind: 'waiting' }>
  /** `sentBytes` in `tookMs` so far; all of them: the server is at its last checks. */
  | Readonly<{ kind: 'sending'; sentBytes: number; tookMs: number }>
  | Readonly<{ kind: 'verified'; layout: UploadedLayout }>
  | Readonly<{ kind: 'failed'; problem: Problem }>;

/** The browser has six connections to the server, and others need some. */
const atOnce = 3;

/** Uploads, for as long as something is made of them: what nobody kept goes when they are left. */
export class FileUploads {
  #uploads: readonly FileUpload[] = [];
  readonly #files = new Map<number, File>();
  readonly #sending = new Map<number, AbortController>();
  readonly #kept = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #lastId = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly current = (): readonly FileUpload[] => this.#uploads;

  /** Sends `files`, at once or as soon as others are there. */
  readonly add = (files: Iterable<File>): void => {
    for (const file of files) {
      const id = ++this.#lastId;
      this.#files.set(id, file);
      this.#uploads = [...this.#uploads, { id, name: file.name, sizeBytes: file.size, state: { kind: 'waiting' } }];
    }
    this.#sendNext();
  };

  readonly retry = (id: number): void => {
    this.#set(id, { kind: 'waiting' });
    this.#sendNext();
  };

  /** Ends an upload, and takes back what the server has of it. */
  readonly remove = (id: number): void => {
    const upload = this.#uploads.find((known) => known.id === id);
    this.#sending.get(id)?.abort();
    this.#uploads = this.#uploads.filter((known) => known.id !== id);
    this.#files.delete(id);
    if (upload !== undefined) this.#takeBack(upload);
    this.#sendNext();
  };

  /** What a draft is made of stays when this is left. */
  readonly keep = (layouts: Iterable<string>): void => {
    for (const layout of layouts) this.#kept.add(layout);
  };

  /** Ends all that runs, and takes back what nobody kept. */
  readonly leave = (): void => {
    for (const { id } of this.#uploads) this.remove(id);
  };

  #sendNext(): void {
    const waiting = this.#uploads.find(({ state }) => state.kind === 'waiting');
    if (waiting !== undefined && this.#sending.size < atOnce) {
      void this.#send(waiting);
      this.#sendNext();
    } else this.#tell();
  }

  async #send({ id, name }: FileUpload): Promise<void> {
    const file = this.#files.get(id);
    if (file === undefined) return;
    const sending = new AbortController();
    this.#sending.set(id, sending);
    const startedAt = performance.now();
    const onSent = (sentBytes: number) =>
      this.#set(id, { kind: 'sending', sentBytes, tookMs: performance.now() - startedAt });
    onSent(0);
    try {
      const layout = await sendFile(file, { signal: sending.signal, onSent });
      this.#set(id, { kind: 'verified', layout });
      announce(`${name} is verified.`);
    } catch (thrown) {
      if (!sending.signal.aborted) {
        this.#set(id, { kind: 'failed', problem: toProblem(thrown) });
        announce(`${name} was refused.`);
      }
    } finally {
      this.#sending.delete(id);
      this.#sendNext();
    }
  }

  #takeBack({ state }: FileUpload): void {
    if (state.kind !== 'verified' || this.#kept.has(state.layout.name)) return;
    // It goes on when the page is left; a draft that uses it after all keeps it.
    void fetch(routes.api.layout(state.layout.name), { method: 'DELETE', keepalive: true }).catch(() => undefined);
  }

  #set(id: number, state: UploadState): void {
    this.#uploads = this.#uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
