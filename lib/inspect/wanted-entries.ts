import 'server-only';
import type { EntryChoice } from '@/lib/contract/entry-choice';
import type { EntryView } from '@/lib/contract/image';
import type { Content, RateLimit } from '@/lib/oci/content';
import type { Reference } from '@/lib/oci/reference';

/** Whether a pending entry is to be read. */
export type Wanted = (entry: EntryView) => boolean | Promise<boolean>;

/** With fewer pulls left than this an index of usual size could use them up. */
const plentyOfPulls = 50;

/**
 * Whether manifests of `reference` are read only when somebody asks for them: Docker Hub counts each, and so does
 * whoever announces that few are left.
 */
export function pullsAreScarce(reference: Reference, rateLimit: RateLimit | null): boolean {
  if (reference.kind !== 'registry') return false;
  return reference.registry === 'docker.io' || (rateLimit !== null && rateLimit.remaining < plentyOfPulls);
}

/** What `choice` means for each entry. */
export function wantedEntries(choice: EntryChoice, content: Content, isThrifty: boolean): Wanted {
  if (choice === 'all' || (choice === 'auto' && !isThrifty)) return () => true;
  if (choice === 'none') return () => false;
  if (choice === 'auto') {
    return ({ digest, mediaType, sizeBytes }) => content.isAtHand({ digest, mediaType, size: sizeBytes });
  }
  const chosen = new Set(choice);
  // The indexes on the way to a chosen entry are read, their other entries are not.
  const onTheWay = new Set(choice.flatMap((id) => withAncestors(id).slice(1)));
  return ({ id }) => onTheWay.has(id) || withAncestors(id).some((one) => chosen.has(one));
}

/** `2.0.1` → itself, `2.0`, `2`. */
function withAncestors(id: string): readonly string[] {
  const parts = id.split('.');
  return parts.map((_, above) => parts.slice(0, parts.length - above).join('.'));
}
