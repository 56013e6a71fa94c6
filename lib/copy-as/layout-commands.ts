import { isDockerType } from '../oci/media-type';
import type { LayoutReference } from '../oci/reference';
import type { LayoutAccess } from './access';
import type { InspectCommand, Selected, Shown, ToolCommand } from './inspect-command';
import { type LayoutTarget, orasLayout, regctlLayout, skopeoLayoutConfig, skopeoLayoutRaw } from './layout-tools';

/** The commands that inspect an image of an OCI layout, and the selected entry of an index: by the tools that read layouts. */
export function layoutCommands(
  { tag, digest }: LayoutReference,
  access: LayoutAccess,
  shown: Shown | null,
): readonly InspectCommand[] {
  // Each tool has a mark of its own between the path and the tag.
  if (!/^\/[\w/. +-]+$/.test(access.path)) return [];
  const image = { access, name: digest ?? tag ?? null, platform: null };
  const isOci = shown === null || !isDockerType(shown.mediaType);
  const entry = shown?.selected ? entryCommands(image, shown.selected, isOci) : [];
  return [
    ...imageCommands(image, shown, isOci).map((command) => ({ ...command, scope: 'image' as const })),
    ...entry.map((command) => ({ ...command, scope: 'entry' as const })),
  ];
}

/** Skopeo finds OCI types only in a layout, and those by tag. */
function imageCommands(image: LayoutTarget, shown: Shown | null, isOci: boolean): readonly ToolCommand[] {
  const config = shown?.kind === 'manifest' ? [skopeoLayoutConfig(image)] : [];
  return [...(isOci ? [skopeoLayoutRaw(image), ...config] : []), regctlLayout(image), orasLayout(image)].flat();
}

function entryCommands(image: LayoutTarget, { digest, platform }: Selected, isOci: boolean): readonly ToolCommand[] {
  const selected = platform === null ? { ...image, name: digest } : { ...image, platform };
  return [isOci && platform ? skopeoLayoutConfig(selected) : [], regctlLayout(selected), orasLayout(selected)].flat();
}
