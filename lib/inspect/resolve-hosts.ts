import 'server-only';
import type { ImageView } from '@/lib/contract/image';
import type { Content } from '@/lib/oci/content';
import type { Reference } from '@/lib/oci/reference';
import type { Engine } from '@/lib/resolve/engine';
import type { Host } from '@/lib/resolve/host';
import type { Resolution } from '@/lib/resolve/resolution';
import { resolveEntry } from '@/lib/resolve/resolve-entry';
import { loadImage } from './load-image';

/** Who asks: an engine on a host; `requested` where the platform was asked for, as with `--platform`. */
export type HostQuestion = Readonly<{ engine: Engine; host: Host; requested?: boolean }>;

/** One round for the index, one for each level of nested indexes, one for a config, one for what is taken. */
const maxRounds = 12;

/**
 * What each host pulls. Read are the index, whatever decides a choice (a nested index, the config of an entry that names
 * no platform) and the entries that are taken. Throws what `loadImage` throws.
 */
export async function resolveHosts(
  reference: Reference,
  questions: readonly HostQuestion[],
  options: Readonly<{ signal?: AbortSignal; content?: Content }> = {},
): Promise<Readonly<{ image: ImageView; resolutions: readonly Resolution[] }>> {
  const first = await loadImage(reference, { ...options, entries: 'none' });
  // The tag may move between two rounds.
  const pinned = { ...reference, digest: first.digest };
  const read = new Set<string>();
  let image = first;
  for (let round = 0; ; round++) {
    const resolutions = questions.map(({ engine, host, requested = false }) =>
      resolveEntry(engine, host, image, { requested }),
    );
    const missing = resolutions.flatMap(neededEntries).filter((id) => !read.has(id));
    if (missing.length === 0 || round === maxRounds || image.kind !== 'index') return { image, resolutions };
    for (const id of missing) read.add(id);
    image = { ...(await loadImage(pinned, { ...options, entries: [...read] })), reference: first.reference };
  }
}

/** What decides the choice, or what is taken: its config tells what it is really for, and its layers how much that is. */
function neededEntries({ unread, match }: Resolution): readonly string[] {
  return match === null ? unread : [match.id];
}
