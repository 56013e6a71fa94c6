import { chooseEntry } from './choose-entry';
import type { Engine } from './engine';
import type { Host } from './host';
import { chosenReason, emulatedAlternative, noMatchReason, unreadReason } from './reason';
import type { Candidate, Resolution, TriedPlatform } from './resolution';
import type { ResolvableImage } from './resolvable-image';
import { resolveSingle } from './resolve-single';
import { rulesOf } from './rules-of';
import { takenEntry } from './taken-entry';
import type { WantedPlatform } from './wanted-platform';

/**
 * Which entry of `image` the engine takes on the host, and why each of the others is not taken. What is not read yet and
 * bears on the answer stands in `unread`.
 */
export function resolveEntry(
  engine: Engine,
  host: Host,
  image: ResolvableImage,
  {
    requested = false,
  }: Readonly<{
    /** Whether the platform was asked for, as with `--platform`, instead of being the machine's own; false by default. */
    requested?: boolean;
  }> = {},
): Resolution {
  if (image.kind !== 'index') return resolveSingle(engine, host, image, requested);
  const rules = rulesOf(engine, host, image.mediaType, requested);
  const choice = chooseEntry(image.entries, rules);
  const { candidates, unread } = choice;
  const tried = triedPlatforms(rules.wanted, candidates);
  const known = { engine, host, tried, candidates, unread };
  if (choice.chosen === null) return { ...known, ...noEntry(known, image, choice.refusal ?? rules.noMatchText()) };
  const { entry, fallback, ties } = choice.chosen;
  const { remarks, ...taken } = takenEntry(engine, host, entry, requested);
  const reason = chosenReason(engine, { match: taken.match, remarks }, choice.chosen);
  return { ...known, ...taken, fallback, ties, reason, problemText: null };
}

function triedPlatforms(wanted: readonly WantedPlatform[], candidates: readonly Candidate[]): readonly TriedPlatform[] {
  const tried = wanted.map((one) => ({ ...one, entries: [] as string[] }));
  for (const { id, rank } of candidates) if (rank !== null) tried[rank]?.entries.push(id);
  return tried;
}

type Known = Pick<Resolution, 'engine' | 'host' | 'tried' | 'candidates' | 'unread'>;

function noEntry(
  { engine, host, tried, candidates, unread }: Known,
  { entries }: ResolvableImage,
  problemText: string,
): Omit<Resolution, keyof Known> {
  const isKnown = unread.length === 0;
  const emulation = isKnown ? emulatedAlternative(entries, host) : null;
  const refusedBecause =
    candidates.findLast(({ verdict }) => verdict === 'refused' || verdict === 'entered')?.because ?? null;
  return {
    match: null,
    reason: isKnown ? noMatchReason(engine, host, { tried, refusedBecause, emulation }) : unreadReason(engine),
    problemText: isKnown ? problemText : null,
    warning: null,
    fallback: null,
    emulated: false,
    emulation,
    aarch32Matters: false,
    ties: [],
  };
}
