import 'server-only';
import type { PushLogLine, PushStep } from '@/lib/contract/push';
import type { Exchange } from '@/lib/oci/content';
import type { Digest } from '@/lib/oci/digest';
import { mediaType } from '@/lib/oci/media-type';
import { repositoryOf } from '@/lib/oci/reference';
import { toProblem } from '@/lib/problem/problem';
import type { PushWork } from '@/lib/store/pushes';
import type { PlannedContent } from './plan-content';
import type { PlannedReferrers } from './plan-referrers';
import type { PushSide } from './push-side';

const keptLines = 500;

/** The step of a blob or a manifest, named by its digest, or of a tag, and what may stop it. */
type StepRun<T> = Readonly<{
  kind: PushStep['kind'];
  name: string;
  signal: AbortSignal | undefined;
  after?: (result: T) => PushStep['state'];
}>;

/** How far a push has come: its steps, and the last lines of its log. Hears of everything, tells whoever listens. */
export class PushProgress {
  readonly #steps = new Map<string, PushStep>();
  readonly #log: PushLogLine[] = [];
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get steps(): readonly PushStep[] {
    return [...this.#steps.values()];
  }

  get log(): readonly PushLogLine[] {
    return [...this.#log];
  }

  begin(steps: readonly PushStep[]): void {
    this.#steps.clear();
    for (const step of steps) this.#steps.set(keyOf(step.kind, step.tag ?? step.digest), step);
    this.#onChange();
  }

  /** Changes the step of a blob or a manifest, named by its digest, or of a tag or a list of referrers, named by its tag. */
  change(kind: PushStep['kind'], name: string, change: Partial<PushStep>): void {
    const step = this.#steps.get(keyOf(kind, name));
    if (step === undefined) return;
    this.#steps.set(keyOf(kind, name), { ...step, ...change });
    this.#onChange();
  }

  /**
   * A step while `work` runs: running, then as `after` says, which is done unless told otherwise. Where it throws it has failed; once
   * `signal` is aborted it was stopped, whatever it throws.
   */
  async during<T>({ kind, name, signal, after }: StepRun<T>, work: () => Promise<T>): Promise<T> {
    this.change(kind, name, { state: 'running' });
    try {
      const result = await work();
      this.change(kind, name, { state: after?.(result) ?? 'done' });
      return result;
    } catch (thrown) {
      const stopped = signal?.aborted === true;
      this.change(kind, name, stopped ? { state: 'stopped' } : { state: 'failed', problem: toProblem(thrown) });
      throw thrown;
    }
  }

  trace(side: PushSide): (exchange: Exchange) => void {
    return ({ method, host, path, status, tookMs }) => {
      this.#log.push({ at: new Date().toISOString(), side, method, what: `${host}${path}`, status, tookMs });
      if (this.#log.length > keptLines) this.#log.shift();
      this.#onChange();
    };
  }
}

/** The steps of a push, in the order in which they can be done. */
export function pushSteps(
  work: PushWork,
  { manifests, blobs }: PlannedContent,
  { indexes, lists }: PlannedReferrers,
): readonly PushStep[] {
  const users = new Map<Digest, string[]>();
  for (const { child, blobs: needed } of manifests) {
    for (const digest of needed) {
      const known = users.get(digest);
      if (known === undefined) users.set(digest, [child.descriptor.digest]);
      else known.push(child.descriptor.digest);
    }
  }
  const waiting = { state: 'waiting', sentBytes: 0, problem: null, tag: null } as const;
  return [
    ...[...blobs.values()].map(
      ({ descriptor, way, from }): PushStep => ({
        ...waiting,
        ...factsOf(descriptor),
        kind: 'blob',
        way,
        from: way === 'there' ? null : repositoryOf(from),
        entries: users.get(descriptor.digest) ?? [],
        state: way === 'there' ? 'done' : 'waiting',
      }),
    ),
    ...[...manifests, ...indexes].map(
      ({ child, bytes }): PushStep => ({
        ...waiting,
        ...factsOf(child.descriptor),
        kind: 'manifest',
        way: bytes === null ? 'there' : 'put',
        from: null,
        entries: [child.descriptor.digest],
        state: bytes === null ? 'done' : 'waiting',
      }),
    ),
    ...lists.map(
      ({ tag, way, referrers }): PushStep => ({
        ...waiting,
        ...factsOf({ digest: '', mediaType: mediaType.ociIndex, size: 0 }),
        kind: 'referrers',
        way,
        from: null,
        tag,
        entries: referrers.map(({ digest }) => digest),
        state: way === 'there' ? 'done' : 'waiting',
      }),
    ),
    ...work.tags.map(({ tag, before, after }): PushStep => {
      const manifest = work.manifests.find(({ digest }) => digest === after);
      const facts = {
        digest: after ?? before ?? '',
        mediaType: manifest?.mediaType ?? '',
        size: manifest?.bytes.length ?? 0,
      };
      return { ...waiting, ...factsOf(facts), kind: 'tag', way: 'put', from: null, tag, entries: [] };
    }),
  ];
}

function keyOf(kind: PushStep['kind'], name: string): string {
  return `${kind} ${name}`;
}

function factsOf({ size, ...facts }: Readonly<{ digest: string; mediaType: string; size: number }>) {
  return { digest: facts.digest, mediaType: facts.mediaType, sizeBytes: size };
}
