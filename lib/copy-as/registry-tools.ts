import { manifestAccept } from '../oci/media-type';
import { familiarReference, formatReference, type RegistryReference } from '../oci/reference';
import { formatPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import type { RegistryAccess } from './access';
import { buildxNote } from './buildx-note';
import type { ToolCommand } from './inspect-command';
import { shellCommand } from './shell-word';
import { skopeoPlatform } from './skopeo-platform';

/** What one command is pointed at: a manifest by tag or by digest, or by the platform that it has in an index. */
export type Target = Readonly<{
  /** With a tag or a digest, never both: skopeo refuses that. */
  reference: RegistryReference;
  platform: Platform | null;
  access: RegistryAccess;
}>;

/** Needs no engine; `--insecure` stands for plain http and for skipping the certificate. */
export function dockerManifest(target: Target): ToolCommand {
  return {
    tool: 'docker',
    label: 'docker manifest',
    command: shellCommand(['docker', 'manifest', 'inspect', ...insecure(target), name(target)]),
    prints: 'docker',
  };
}

export function dockerManifestVerbose(target: Target): ToolCommand {
  return {
    tool: 'docker',
    label: 'docker manifest, verbose',
    command: shellCommand(['docker', 'manifest', 'inspect', '-v', ...insecure(target), name(target)]),
    prints: 'docker-verbose',
  };
}

export function buildxImagetools(target: Target): ToolCommand {
  return {
    tool: 'buildx',
    label: 'buildx imagetools',
    command: shellCommand(['docker', 'buildx', 'imagetools', 'inspect', name(target)]),
    prints: 'summary',
    ...noteOf(target),
  };
}

export function buildxImagetoolsRaw(target: Target): ToolCommand {
  return {
    tool: 'buildx',
    label: 'buildx imagetools, raw',
    command: shellCommand(['docker', 'buildx', 'imagetools', 'inspect', '--raw', name(target)]),
    prints: 'manifest',
    ...noteOf(target),
  };
}

export function craneManifest(target: Target): ToolCommand {
  return {
    tool: 'crane',
    label: 'crane',
    command: shellCommand(['crane', 'manifest', ...insecure(target), name(target)]),
    prints: 'manifest',
  };
}

export function craneConfig(target: Target): ToolCommand {
  return {
    tool: 'crane',
    label: 'crane, config',
    command: shellCommand(['crane', 'config', ...insecure(target), ...platform(target), name(target)]),
    prints: 'config',
  };
}

/** None for an IPv6 address: the skopeo of many distributions (1.9) does not read one. */
export function skopeoRaw(target: Target): readonly ToolCommand[] {
  if (target.reference.registry.startsWith('[')) return [];
  const words = ['skopeo', 'inspect', '--raw', ...skopeoTls(target), `docker://${name(target)}`];
  return [{ tool: 'skopeo', label: 'skopeo', command: shellCommand(words), prints: 'manifest' }];
}

export function skopeoConfig(target: Target): readonly ToolCommand[] {
  if (target.reference.registry.startsWith('[')) return [];
  const inspect = ['inspect', '--config', ...skopeoTls(target), `docker://${name(target)}`];
  const words = ['skopeo', ...skopeoPlatform(target.platform), ...inspect];
  return [{ tool: 'skopeo', label: 'skopeo, config', command: shellCommand(words), prints: 'config' }];
}

export function regctlManifest(target: Target): ToolCommand {
  const { reference, access } = target;
  const tls = access.scheme === 'http' ? 'disabled' : 'insecure';
  const host = isPlainlySecure(target) ? [] : ['--host', `reg=${reference.registry},tls=${tls}`];
  const flags = ['--format', 'raw-body', ...host, ...platform(target)];
  return {
    tool: 'regctl',
    label: 'regctl',
    command: shellCommand(['regctl', 'manifest', 'get', ...flags, name(target)]),
    prints: 'manifest',
  };
}

/** Takes whole references only: what Docker leaves out must be there. */
export function orasManifest(target: Target): ToolCommand {
  const flags = [...orasTls(target), ...platform(target)];
  return {
    tool: 'oras',
    label: 'oras',
    command: shellCommand(['oras', 'manifest', 'fetch', ...flags, formatReference(target.reference)]),
    prints: 'manifest',
  };
}

export function manifestTool(target: Target): ToolCommand {
  const flag = target.access.scheme === 'http' ? '--plain-http' : '--insecure';
  const flags = isPlainlySecure(target) ? [] : [flag];
  return {
    tool: 'manifest-tool',
    label: 'manifest-tool',
    command: shellCommand(['manifest-tool', ...flags, 'inspect', name(target)]),
    prints: 'summary',
  };
}

/**
 * The distribution API asked by hand. Where the registry wants a token, that is asked for first.
 * @see distribution-spec, Pulling manifests
 */
export function curlManifest({ reference, access }: Target): ToolCommand {
  const { registry, repository, tag = 'latest', digest } = reference;
  const isHub = registry === 'docker.io';
  const host = isHub ? 'registry-1.docker.io' : registry;
  const curl = ['curl', '-fsSL', ...(access.scheme === 'https' && !access.verified ? ['--insecure'] : [])];
  const asking = [...curl, '-H', `Accept: ${manifestAccept}`];
  const url = `${access.scheme}://${host}/v2/${repository}/manifests/${digest ?? tag}`;
  const tokenUrl = access.tokenUrl ?? (isHub ? hubTokenUrl(repository) : null);
  const command =
    tokenUrl === null
      ? shellCommand([...asking, url])
      : `TOKEN=$(${shellCommand([...curl, tokenUrl])} | ${pickToken}) && ${shellCommand(asking)} -H "Authorization: Bearer $TOKEN" ${shellCommand([url])}`;
  return { tool: 'curl', label: 'curl', command, prints: 'manifest' };
}

/** Both spellings of the field hold the same token. No `jq`: not everyone has it. */
const pickToken = `grep -oE '"(access_)?token" *: *"[^"]+' | head -n 1 | cut -d '"' -f 4`;

/** Docker Hub wants a token from everyone, which is known before it was asked. */
function hubTokenUrl(repository: string): string {
  return `https://auth.docker.io/token?service=registry.docker.io&scope=repository:${repository}:pull`;
}

function name({ reference }: Target): string {
  return familiarReference(reference);
}

function noteOf({ reference, access }: Target): Pick<ToolCommand, 'note'> {
  const note = buildxNote(reference, access);
  return note === null ? {} : { note };
}

function isPlainlySecure({ access }: Target): boolean {
  return access.scheme === 'https' && access.verified;
}

function insecure(target: Target): readonly string[] {
  return isPlainlySecure(target) ? [] : ['--insecure'];
}

function platform(target: Target): readonly string[] {
  return target.platform === null ? [] : ['--platform', formatPlatform(target.platform)];
}

function skopeoTls(target: Target): readonly string[] {
  return isPlainlySecure(target) ? [] : ['--tls-verify=false'];
}

function orasTls({ reference, access }: Target): readonly string[] {
  if (access.scheme === 'http') return ['--plain-http'];
  // oras takes `localhost` for plain http unless told otherwise.
  const https = /^localhost(:|$)/.test(reference.registry) ? ['--plain-http=false'] : [];
  return [...https, ...(access.verified ? [] : ['--insecure'])];
}
