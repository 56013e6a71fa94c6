import type { Platform } from '@/lib/platform/platform';
import type { Candidate, Resolution } from '@/lib/resolve/resolution';

/** One platform an engine looks for, and the entries that are for it. */
export type TriedStep = Readonly<{
  key: string;
  /** Null for the entries that state none: they come last. */
  platform: Platform | null;
  /** The entries that fit here, as the engine ranks them. */
  candidates: readonly Candidate[];
  /** Whether the answer was found here. */
  isDecisive: boolean;
  /** Whether the answer was found before. */
  isPast: boolean;
}>;

/** What the engine tried, step by step. */
export function triedSteps({ tried, candidates }: Resolution): readonly TriedStep[] {
  const ranked = candidates.filter(({ rank }) => rank !== null);
  // An entry may be refused and the next one taken.
  const last = (verdict: Candidate['verdict']) => ranked.findLast((candidate) => candidate.verdict === verdict);
  const decisive = (last('chosen') ?? last('unread') ?? last('refused') ?? last('entered'))?.rank ?? tried.length + 1;
  const step = (platform: Platform | null, rank: number): TriedStep => ({
    key: `${rank}`,
    platform,
    candidates: ranked.filter((candidate) => candidate.rank === rank),
    isDecisive: rank === decisive,
    isPast: rank > decisive,
  });
  const stated = tried.map(({ platform }, rank) => step(platform, rank));
  const unstated = step(null, tried.length);
  return unstated.candidates.length > 0 ? [...stated, unstated] : stated;
}
