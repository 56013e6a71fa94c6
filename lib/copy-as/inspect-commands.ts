import type { Reference } from '../oci/reference';
import type { Access } from './access';
import type { InspectCommand } from './inspect-command';
import { layoutCommands } from './layout-commands';
import { registryCommands } from './registry-commands';
import { type ShownEntry, type ShownImage, selectedOf } from './shown-image';

/**
 * The commands of other tools that inspect what `reference` names, then those for the selected entry of its index. A
 * tool that cannot reach or read it is left out. Without `image`, only what needs no knowledge of it.
 */
export function inspectCommands(
  reference: Reference,
  access: Access,
  image: ShownImage | null = null,
  entry: ShownEntry | null = null,
): readonly InspectCommand[] {
  const selected = selectedOf(image, entry);
  if (reference.kind === 'layout') {
    return access.kind === 'layout' ? layoutCommands(reference, access, image, selected) : [];
  }
  return access.kind === 'registry' ? registryCommands(reference, access, image, selected) : [];
}
