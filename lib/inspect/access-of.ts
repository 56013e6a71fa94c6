import 'server-only';
import type { Access } from '@/lib/copy-as/access';
import { layoutAccess } from '@/lib/layout/layout-access';
import type { Reference } from '@/lib/oci/reference';
import { registryAccess } from '@/lib/registry/registry-access';

/** How what `reference` names is reached, as far as that is known by now: no registry is asked. */
export async function accessOf(reference: Reference): Promise<Access> {
  return reference.kind === 'layout' ? layoutAccess(reference) : registryAccess(reference);
}
