import 'server-only';
import { layoutTarget } from '@/lib/layout/layout-target';
import type { Reference } from '@/lib/oci/reference';
import type { Target } from '@/lib/oci/target';
import { registryTarget } from '@/lib/registry/registry-target';

/** Where what is pushed to `reference` goes; `openContent` reads there. */
export function openTarget(reference: Reference): Target {
  return reference.kind === 'layout' ? layoutTarget(reference) : registryTarget(reference);
}
