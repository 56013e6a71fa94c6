import { type RegistryReference, withDefaultTag, withDigest } from '../oci/reference';
import type { RegistryAccess } from './access';
import type { InspectCommand, Selected, Shown, ToolCommand } from './inspect-command';
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

/** The commands that inspect an image in a registry, and the selected entry of an index. */
export function registryCommands(
  reference: RegistryReference,
  access: RegistryAccess,
  shown: Shown | null,
): readonly InspectCommand[] {
  const image = { reference: pinned(reference), platform: null, access };
  const entry = shown?.selected ? entryCommands(image, shown.selected) : [];
  return [
    ...imageCommands(image, shown).map((command) => ({ ...command, scope: 'image' as const })),
    ...entry.map((command) => ({ ...command, scope: 'entry' as const })),
  ];
}

function imageCommands(image: Target, shown: Shown | null): readonly ToolCommand[] {
  const hasConfig = shown?.kind === 'manifest';
  return [
    dockerManifest(image),
    dockerManifestVerbose(image),
    buildxImagetools(image),
    buildxImagetoolsRaw(image),
    craneManifest(image),
    ...(hasConfig ? [craneConfig(image)] : []),
    ...skopeoRaw(image),
    ...(hasConfig ? skopeoConfig(image) : []),
    regctlManifest(image),
    orasManifest(image),
    manifestTool(image),
    curlManifest(image),
  ];
}

/** By platform where that names it and the tool can, else by digest. */
function entryCommands(image: Target, { digest, platform }: Selected): readonly ToolCommand[] {
  const byDigest = { ...image, reference: pinned(withDigest(image.reference, digest)) };
  const selected = platform === null ? byDigest : { ...image, platform };
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

/** The digest alone where there is one: not every tool takes it beside a tag. Else the tag, spelt out. */
function pinned(reference: RegistryReference): RegistryReference {
  const { tag: _, ...untagged } = reference;
  return reference.digest === undefined ? withDefaultTag(reference) : untagged;
}
