import 'server-only';
import { digestOf } from '@/lib/content/verify';
import type { PushState, PushStep } from '@/lib/contract/push';
import type { Draft } from '@/lib/draft/draft';
import { draftManifest } from '@/lib/draft/draft-manifest';
import { parseReference, repositoryOf } from '@/lib/oci/reference';
import type { ManifestBytes } from '@/lib/oci/target';
import { type Problem, ProblemError, toProblem } from '@/lib/problem/problem';
import { removeDraft, sawTarget, storedDraft } from '@/lib/store/drafts';
import { keepPush, keepUndone, type PushWork, type StoredPush, storedPush, unfinishedPushes } from '@/lib/store/pushes';
import { rememberSightings } from '@/lib/store/tag-sightings';
import { aborted } from './aborted';
import { seenTag } from './look-at-tag';
import { PushProgress } from './push-progress';
import { runPush } from './run-push';

/** How often the progress of a running push is kept; what is there is found again after a crash without it. */
const keepEveryMs = 1000;

/** A push that is under way in this process. */
type Running = Readonly<{
  progress: PushProgress;
  controller: AbortController;
  listeners: Set<() => void>;
  /** Settled when it has ended, and that is kept. */
  ended: Promise<void>;
}>;

type Report = (thrown: unknown, push: string) => void;

/** Runs the pushes of this process: one after another for each repository, so that none writes a tag while another does. */
export class PushRunner {
  readonly #running = new Map<string, Running>();
  readonly #turns = new Map<string, Promise<void>>();
  #report: Report = () => undefined;

  /** Has `report` hear what fails a push and nobody foresaw: the push itself says no more than that. */
  reportTo(report: Report): void {
    this.#report = report;
  }

  /** Goes on with what a process that ended left unfinished. */
  async resumeUnfinished(): Promise<void> {
    for (const push of await unfinishedPushes()) this.start(push);
  }

  /** Runs a push when its repository is free. */
  start({ id, work }: StoredPush): void {
    if (this.#running.has(id)) return;
    const listeners = new Set<() => void>();
    const progress = new PushProgress(() => {
      for (const listener of listeners) listener();
    });
    const controller = new AbortController();
    const before = this.#turns.get(work.repository) ?? Promise.resolve();
    // Whoever is stopped while it waits has nothing to wait for.
    const ended = Promise.race([before, aborted(controller.signal)])
      .then(() => this.#run(id, progress, controller.signal))
      // How it ended could not be kept: the next start goes on with it, and those that wait have their turn.
      .catch((thrown: unknown) => this.#report(thrown, id))
      .finally(() => {
        this.#running.delete(id);
        for (const listener of listeners) listener();
      });
    const turn: Promise<void> = Promise.all([before, ended]).then(() => {
      if (this.#turns.get(work.repository) === turn) this.#turns.delete(work.repository);
    });
    this.#running.set(id, { progress, controller, listeners, ended });
    this.#turns.set(work.repository, turn);
  }

  /** How far a push has come that is under way here; undefined for all others. */
  progressOf(id: string): PushProgress | undefined {
    return this.#running.get(id)?.progress;
  }

  /** Stops a push that is under way, and comes back when it has stopped; what was brought stays. */
  async cancel(id: string): Promise<void> {
    this.#running.get(id)?.controller.abort(new ProblemError(cancelled));
    await this.ended(id);
  }

  /** Comes back when a push that is under way here has ended, and that is kept. */
  async ended(id: string): Promise<void> {
    await this.#running.get(id)?.ended;
  }

  /** Has `listener` hear of every change until it is taken off. */
  listen(id: string, listener: () => void): () => void {
    const listeners = this.#running.get(id)?.listeners;
    listeners?.add(listener);
    return () => void listeners?.delete(listener);
  }

  async #run(id: string, progress: PushProgress, signal: AbortSignal): Promise<void> {
    const keep = (state: PushState, more: object = {}) =>
      keepPush(id, { state, progress: { steps: progress.steps, log: progress.log }, ...more });
    const timer = setInterval(() => void keep('running').catch(() => undefined), keepEveryMs);
    try {
      signal.throwIfAborted();
      await keepPush(id, { state: 'running', problem: null, finishedAtMs: null });
      const { work, progress: before } = await storedPush(id);
      // What failed may have failed for what the target was believed to have.
      await runPush(work, progress, { signal, isFresh: before.steps.length > 0 });
    } catch (thrown) {
      clearInterval(timer);
      const problem = signal.aborted ? stoppedAt(progress.steps) : toProblem(thrown);
      if (problem.code === 'internal') this.#report(thrown, id);
      return keep(signal.aborted ? 'cancelled' : endOf(problem), { problem, finishedAtMs: Date.now() });
    }
    clearInterval(timer);
    // First what follows from it: a process that ends in between does both again.
    await remember(await storedPush(id));
    await keep('done', { finishedAtMs: Date.now() });
  }
}

/** A moved tag is no failure: a person decides what comes next. */
function endOf({ code, details }: Problem): PushState {
  return code === 'conflict' && details?.expected !== undefined ? 'conflict' : 'failed';
}

const cancelled = {
  code: 'conflict',
  message: 'The push was stopped. The tag was not written.',
  hint: 'What was brought is there; resume it, or leave it.',
} as const;

/** Where a push was stopped that writes several tags, one after the other: some may be written. */
function stoppedAt(steps: readonly PushStep[]): Problem {
  const tagsWhere = (wanted: PushStep['state']) =>
    steps
      .flatMap(({ kind, state, tag }) => (kind === 'tag' && state === wanted && tag !== null ? [tag] : []))
      .join(', ');
  const [written, underWay] = [tagsWhere('done'), tagsWhere('stopped')];
  if (written === '' && underWay === '') return cancelled;
  const told = [written && `${written} was written`, underWay && `of ${underWay} it is not known`];
  return {
    code: 'conflict',
    message: `The push was stopped while it wrote its tags. ${told.filter(Boolean).join('; ')}.`,
    hint: 'Resume it to write all of them: then it can be undone.',
  };
}

/** Keeps what is known once the tags are written. None of it can make a push fail that has written them. */
async function remember({ id, work, draft, purge, undoOf }: StoredPush): Promise<void> {
  const platforms = work.entries.flatMap(({ platform }) => (platform === null ? [] : [platform]));
  const written = work.tags.flatMap(({ tag, after }) =>
    after === null ? [] : [{ reference: { ...parseReference(work.repository), tag }, digest: after, platforms }],
  );
  try {
    await rememberSightings(written);
    if (undoOf !== null) await keepUndone(undoOf, id);
    if (draft === null) return;
    const { version, draft: now } = await storedDraft(draft);
    if (purge && isPushed(now, work)) await removeDraft(draft, version);
    else await sawTarget(draft, seenTag(writtenBy(work), Date.now()));
  } catch (thrown) {
    // A draft that was discarded meanwhile is no loss.
    if (!(thrown instanceof ProblemError))
      process.stderr.write(`A push was done, and not all of it kept: ${String(thrown)}\n`);
  }
}

/** Whether `work` is still what a push of the draft would do: what was edited meanwhile is nowhere else. */
function isPushed(draft: Draft, { repository, tags }: PushWork): boolean {
  const place = draft.target === null ? null : parseReference(draft.target);
  const names = new Set([place?.tag, ...draft.tags]);
  return (
    place !== null &&
    repositoryOf(place) === repository &&
    names.size === tags.length &&
    tags.every(({ tag }) => names.has(tag)) &&
    digestOf(new TextEncoder().encode(draftManifest(draft).text)) === tags[0]?.after
  );
}

/** What the first tag was read back as. */
function writtenBy({ tags, manifests }: PushWork): ManifestBytes | null {
  return manifests.find(({ digest }) => digest === tags[0]?.after) ?? null;
}

const key = Symbol.for('polyarch.push-runner');

/** The runner of this process; one for all, also where a bundler loads this module twice. */
export function pushRunner(): PushRunner {
  const holder: typeof globalThis & { [key]?: PushRunner } = globalThis;
  holder[key] ??= new PushRunner();
  return holder[key];
}
