import type { Reference } from '../oci/reference';
import type { Access } from './access';
import type { InspectCommand, Shown } from './inspect-command';
import { layoutCommands } from './layout-commands';
import { registryCommands } from './registry-commands';

/**
 * The commands of other tools that inspect what `reference` names, those for the whole image first. A tool that cannot
 * reach it is left out. Without `shown`, only what needs no knowledge of the image.
 */
export function inspectCommands(
  reference: Reference,
  access: Access,
  shown: Shown | null = null,
): readonly InspectCommand[] {
  if (reference.kind === 'layout') return access.kind === 'layout' ? layoutCommands(reference, access, shown) : [];
  return access.kind === 'registry' ? registryCommands(reference, access, shown) : [];
}
