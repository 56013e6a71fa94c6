import 'server-only';
import type { ReadOptions } from '@/lib/oci/content';
import type { Descriptor } from '@/lib/oci/descriptor';
import type { Reference } from '@/lib/oci/reference';
import { openContent } from './open-content';
import { resolveAsked } from './resolve-asked';

/** Whether what `reference` names exists: one HEAD, no manifest read. Throws what `resolveAsked` throws. */
export function probeReference(reference: Reference, options: ReadOptions = {}): Promise<Descriptor> {
  return resolveAsked(openContent(reference), reference, { ...options, headOnly: true });
}
