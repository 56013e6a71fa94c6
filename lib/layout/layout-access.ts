import 'server-only';
import { join } from 'node:path';
import type { LayoutAccess } from '../copy-as/access';
import type { LayoutReference } from '../oci/reference';
import { layoutsFolder } from './layouts-folder';
import { openLayout } from './open-layout';

/** Where the layout of `reference` lies, for programs on this machine. Throws what `openLayout` throws. */
export async function layoutAccess(
  { layout }: LayoutReference,
  folder: string = layoutsFolder(),
): Promise<LayoutAccess> {
  const { name } = await openLayout(folder, layout);
  return { kind: 'layout', path: join(folder, name), form: name === layout ? 'directory' : 'tar' };
}
