import { type RegistryReference, withDigest } from '../oci/reference';
import type { RegistryAccess } from './access';
import type { InspectCommand, ToolCommand } from './inspect-command';
import { pinnedReference } from './pinned-reference';
import {
  buildxImagetools,
  buildxImagetoolsRaw,
  craneConfig,
  craneManifest,
  curlManifest,
  dockerManifest,
  dockerManifestVerbose,
  manifestTool,
  orasManifest,
  regctlManifest,
  skopeoConfig,
  skopeoRaw,
  type Target,
} from './registry-tools';
import { isReadByDocker, isReadByManifestTool, type Selected, type ShownImage } from './shown-image';

/** The commands that inspect an image in a registry, and the selected entry of an index. */
export function registryCommands(
  reference: RegistryReference,
  access: RegistryAccess,
  image: ShownImage | null,
  selected: Selected | null,
): readonly InspectCommand[] {
  const target = { reference: pinnedReference(reference), platform: null, access };
  const entry = selected === null ? [] : entryCommands(target, selected);
  return [
    ...imageCommands(target, image).map((command) => ({ ...command, scope: 'image' as const })),
    ...entry.map((command) => ({ ...command, scope: 'entry' as const })),
  ];
}

function imageCommands(target: Target, image: ShownImage | null): readonly ToolCommand[] {
  const hasConfig = image?.kind === 'manifest';
  return [
    ...(image === null || isReadByDocker(image) ? [dockerManifest(target), dockerManifestVerbose(target)] : []),
    buildxImagetools(target),
    buildxImagetoolsRaw(target),
    craneManifest(target),
    ...(hasConfig ? [craneConfig(target)] : []),
    ...skopeoRaw(target),
    ...(hasConfig ? skopeoConfig(target) : []),
    regctlManifest(target),
    orasManifest(target),
    ...(image === null || isReadByManifestTool(image) ? [manifestTool(target)] : []),
    curlManifest(target),
  ];
}

/** By platform where that names it and the tool can, else by digest. */
function entryCommands(target: Target, { digest, platform }: Selected): readonly ToolCommand[] {
  const byDigest = { ...target, reference: pinnedReference(withDigest(target.reference, digest)) };
  const selected = platform === null ? byDigest : { ...target, platform };
  return [
    dockerManifest(byDigest),
    buildxImagetoolsRaw(byDigest),
    craneConfig(selected),
    ...skopeoConfig(selected),
    regctlManifest(selected),
    orasManifest(selected),
    manifestTool(byDigest),
    curlManifest(byDigest),
  ];
}
