import 'server-only';
import { layoutDeletion } from '@/lib/layout/layout-deletion';
import type { ContentDeletion } from '@/lib/oci/content-deletion';
import type { Reference } from '@/lib/oci/reference';
import { registryDeletion } from '@/lib/registry/registry-deletion';

/** Deletion where `reference` lives; `openContent` reads there. */
export function openDeletion(reference: Reference): ContentDeletion {
  return reference.kind === 'layout' ? layoutDeletion(reference) : registryDeletion(reference);
}
