import type { PlatformView } from '@/lib/contract/image';
import { hostKey } from '@/lib/platform/host-key';

/** What an index names for a platform. */
export type SideEntry = Readonly<{ digest: string; platform: PlatformView | null }>;

/** What became of one platform since the tag was looked at: digests, null where a side has no entry. */
export type ConflictRow = Readonly<{
  key: string;
  platform: PlatformView;
  seen: string | null;
  now: string | null;
  yours: string | null;
  verdict: ConflictVerdict;
}>;

/** Who changed it: nobody, only they, only you, both in the same way, or both and not alike. */
export type ConflictVerdict = 'same' | 'theirs' | 'yours' | 'alike' | 'both';

type Sides = Readonly<Record<'seen' | 'now' | 'yours', readonly SideEntry[]>>;

/** The platforms of what was seen, what the tag holds now and what was to be pushed, those that both changed first. */
export function conflictRows({ seen, now, yours }: Sides): readonly ConflictRow[] {
  const sides = { seen: byPlatform(seen), now: byPlatform(now), yours: byPlatform(yours) };
  const keys = new Set([...sides.yours.keys(), ...sides.now.keys(), ...sides.seen.keys()]);
  const rows = [...keys].flatMap((key): ConflictRow[] => {
    const entry = sides.yours.get(key) ?? sides.now.get(key) ?? sides.seen.get(key);
    if (entry === undefined) return [];
    const digests = {
      seen: sides.seen.get(key)?.digest ?? null,
      now: sides.now.get(key)?.digest ?? null,
      yours: sides.yours.get(key)?.digest ?? null,
    };
    return [{ key, platform: entry.platform, ...digests, verdict: verdictOf(digests) }];
  });
  return rows.toSorted((a, b) => Number(b.verdict === 'both') - Number(a.verdict === 'both'));
}

function verdictOf({ seen, now, yours }: Pick<ConflictRow, 'seen' | 'now' | 'yours'>): ConflictVerdict {
  if (seen === now && seen === yours) return 'same';
  if (seen === now) return 'yours';
  if (seen === yours) return 'theirs';
  return now === yours ? 'alike' : 'both';
}

/** By what hosts pull; attestations belong to their images. Of two for one platform the first counts. */
function byPlatform(
  entries: readonly SideEntry[],
): ReadonlyMap<string, Readonly<{ digest: string; platform: PlatformView }>> {
  const named = new Map<string, Readonly<{ digest: string; platform: PlatformView }>>();
  for (const { digest, platform } of entries) {
    if (platform === null || platform.os === 'unknown') continue;
    const key = hostKey(platform);
    if (!named.has(key)) named.set(key, { digest, platform });
  }
  return named;
}
