import 'server-only';
import { layoutContent } from '@/lib/layout/layout-content';
import type { Content } from '@/lib/oci/content';
import type { Reference } from '@/lib/oci/reference';
import { registryContent } from '@/lib/registry/registry-content';

/** The one place that knows which implementation of `Content` a reference lives in. */
export function openContent(reference: Reference): Content {
  return reference.kind === 'layout' ? layoutContent(reference) : registryContent(reference);
}
