import { isDockerType } from '../oci/media-type';
import type { LayoutReference } from '../oci/reference';
import type { LayoutAccess } from './access';
import type { InspectCommand, ToolCommand } from './inspect-command';
import { type LayoutTarget, orasLayout, regctlLayout, skopeoLayoutConfig, skopeoLayoutRaw } from './layout-tools';
import type { Selected, ShownImage } from './shown-image';

/** The commands that inspect an image of an OCI layout, and the selected entry of an index: by the tools that read layouts. */
export function layoutCommands(
  { tag, digest }: LayoutReference,
  access: LayoutAccess,
  image: ShownImage | null,
  selected: Selected | null,
): readonly InspectCommand[] {
  // Each tool has a mark of its own between the path and the tag.
  if (!/^\/[\w/. +-]+$/.test(access.path)) return [];
  const target = { access, name: digest ?? tag ?? null, platform: null };
  const isOci = image === null || !isDockerType(image.mediaType);
  const entry = selected === null ? [] : entryCommands(target, selected, isOci);
  return [
    ...imageCommands(target, image, isOci).map((command) => ({ ...command, scope: 'image' as const })),
    ...entry.map((command) => ({ ...command, scope: 'entry' as const })),
  ];
}

/** Skopeo finds OCI types only in a layout, and those by tag. */
function imageCommands(target: LayoutTarget, image: ShownImage | null, isOci: boolean): readonly ToolCommand[] {
  const config = image?.kind === 'manifest' ? [skopeoLayoutConfig(target)] : [];
  return [...(isOci ? [skopeoLayoutRaw(target), ...config] : []), regctlLayout(target), orasLayout(target)].flat();
}

function entryCommands(target: LayoutTarget, { digest, platform }: Selected, isOci: boolean): readonly ToolCommand[] {
  const selected = platform === null ? { ...target, name: digest } : { ...target, platform };
  return [isOci && platform ? skopeoLayoutConfig(selected) : [], regctlLayout(selected), orasLayout(selected)].flat();
}
