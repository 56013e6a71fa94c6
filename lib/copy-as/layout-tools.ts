import { isDigest } from '../oci/digest';
import { formatPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import type { LayoutAccess } from './access';
import type { ToolCommand } from './inspect-command';
import { shellCommand } from './shell-word';
import { skopeoPlatform } from './skopeo-platform';

/** What one command is pointed at in a layout: a manifest by tag or digest, or by the platform that it has in an index. */
export type LayoutTarget = Readonly<{
  access: LayoutAccess;
  /** A tag or a digest; null where neither was given and the layout holds but one image. */
  name: string | null;
  platform: Platform | null;
}>;

/** None where a digest is given: skopeo finds images of a layout by tag. @see containers-transports(5), oci: */
export function skopeoLayoutRaw(target: LayoutTarget): readonly ToolCommand[] {
  return skopeo(target, [], '--raw', { label: 'skopeo', prints: 'manifest' });
}

export function skopeoLayoutConfig(target: LayoutTarget): readonly ToolCommand[] {
  return skopeo(target, skopeoPlatform(target.platform), '--config', { label: 'skopeo, config', prints: 'config' });
}

function skopeo(
  { access, name }: LayoutTarget,
  globalFlags: readonly string[],
  flag: string,
  said: Pick<ToolCommand, 'label' | 'prints'>,
): readonly ToolCommand[] {
  if (name !== null && isDigest(name)) return [];
  const transport = access.form === 'tar' ? 'oci-archive' : 'oci';
  const image = [transport, access.path, ...(name === null ? [] : [name])].join(':');
  return [{ tool: 'skopeo', command: shellCommand(['skopeo', ...globalFlags, 'inspect', flag, image]), ...said }];
}

/** Reads directories only, and wants a name. */
export function regctlLayout({ access, name, platform }: LayoutTarget): readonly ToolCommand[] {
  if (name === null || access.form === 'tar') return [];
  const flags = ['--format', 'raw-body', ...platformFlag(platform)];
  const words = ['regctl', 'manifest', 'get', ...flags, `ocidir://${access.path}${selector(name)}`];
  return [{ tool: 'regctl', label: 'regctl', command: shellCommand(words), prints: 'manifest' }];
}

/** Wants a name. */
export function orasLayout({ access, name, platform }: LayoutTarget): readonly ToolCommand[] {
  if (name === null) return [];
  const flags = ['--oci-layout', ...platformFlag(platform)];
  const words = ['oras', 'manifest', 'fetch', ...flags, `${access.path}${selector(name)}`];
  return [{ tool: 'oras', label: 'oras', command: shellCommand(words), prints: 'manifest' }];
}

function selector(name: string): string {
  return (isDigest(name) ? '@' : ':') + name;
}

function platformFlag(platform: Platform | null): readonly string[] {
  return platform === null ? [] : ['--platform', formatPlatform(platform)];
}
