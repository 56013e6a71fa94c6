import type { PushStep } from '@/lib/contract/push';
import { parseReference } from '@/lib/oci/reference';

/** How the blobs of a platform come to the target, in words: "mounted", "copied from ghcr.io". */
export function blobsBrought(steps: readonly PushStep[], isOver: boolean): string {
  const copied = steps.filter(({ way }) => way === 'copy');
  if (copied.length > 0) {
    const places = [...new Set(copied.flatMap(({ from }) => (from === null ? [] : placeOf(from))))];
    const isDone = copied.every(({ state }) => state === 'done');
    return `${isDone ? 'copied' : isOver ? 'to be copied' : 'copying'}${places.length === 1 ? ` from ${places[0]}` : ''}`;
  }
  if (steps.some(({ way }) => way === 'mount')) return 'mounted';
  return steps.length === 0 ? '' : 'there';
}

function placeOf(repository: string): string {
  const reference = parseReference(repository);
  return reference.kind === 'registry' ? reference.registry : `the layout ${reference.layout}`;
}
