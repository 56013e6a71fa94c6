import type { Access, LayoutAccess, RegistryAccess } from '../copy-as/access';
import { skopeoLayoutConfig } from '../copy-as/layout-tools';
import { isLoopbackRegistry } from '../copy-as/loopback-registry';
import { pinnedReference } from '../copy-as/pinned-reference';
import { shellCommand } from '../copy-as/shell-word';
import {
  familiarReference,
  formatReference,
  type LayoutReference,
  type Reference,
  type RegistryReference,
} from '../oci/reference';
import { formatFullPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import type { Engine } from './engine';
import type { Host } from './host';

/** A command that lets an engine choose for a platform, for a POSIX shell. */
export type Reproduction = Readonly<{
  command: string;
  /** What it needs beside itself, in sentences. */
  note: string | null;
}>;

/** How to see what `engine` takes for `host`; null where it cannot reach the content, or the platform is no plain word. */
export function reproduction(engine: Engine, host: Host, reference: Reference, access: Access): Reproduction | null {
  const { platform } = host;
  if (!isPlain(platform)) return null;
  if (reference.kind === 'layout') {
    return engine === 'podman' && access.kind === 'layout' ? skopeo(reference, access, platform) : null;
  }
  return access.kind === 'layout' ? null : pulls[engine]({ reference: pinnedReference(reference), access, platform });
}

type Target = Readonly<{ reference: RegistryReference; access: RegistryAccess; platform: Platform }>;

/** ctr takes whole references only. */
function containerd({ reference, access, platform }: Target): Reproduction {
  const http = access.scheme === 'http' ? ['--plain-http'] : [];
  const tls = access.scheme === 'https' && !access.verified ? ['--skip-verify'] : [];
  const words = [...http, ...tls, '--platform', formatFullPlatform(platform), formatReference(reference)];
  return { command: shellCommand(['ctr', 'images', 'pull', ...words]), note: null };
}

/** The kubelet asks for the node's own platform: there is no flag for another. */
function kubernetes({ reference, access }: Target): Reproduction {
  const note = 'On the node itself: it pulls for its own platform.';
  const configured = isPlainlySecure(access) ? '' : ` Its runtime must be told how to reach ${reference.registry}.`;
  return { command: shellCommand(['crictl', 'pull', formatReference(reference)]), note: note + configured };
}

function docker({ reference, access, platform }: Target): Reproduction {
  const words = ['docker', 'pull', '--platform', formatFullPlatform(platform), familiarReference(reference)];
  const note =
    isPlainlySecure(access) || isLoopbackRegistry(reference.registry)
      ? null
      : `Needs "${reference.registry}" among the insecure-registries of the daemon.`;
  return { command: shellCommand(words), note };
}

function podman({ reference, access, platform }: Target): Reproduction {
  const { os, architecture, variant } = platform;
  const flags = ['--os', os, '--arch', architecture, ...(variant ? ['--variant', variant] : [])];
  const tls = isPlainlySecure(access) ? [] : ['--tls-verify=false'];
  const note = variant ? null : 'With --arch, Podman does not detect the variant of this machine.';
  return { command: shellCommand(['podman', 'pull', ...tls, ...flags, formatReference(reference)]), note };
}

/** Of the tools that choose as Podman does, skopeo reads a layout in place. */
function skopeo({ tag, digest }: LayoutReference, access: LayoutAccess, platform: Platform): Reproduction | null {
  const [found] = skopeoLayoutConfig({ access, name: digest ?? tag ?? null, platform });
  return found === undefined ? null : { command: found.command, note: 'skopeo chooses as Podman does.' };
}

const pulls: Readonly<Record<Engine, (target: Target) => Reproduction>> = {
  containerd,
  docker,
  'docker-classic': docker,
  podman,
  kubernetes,
};

function isPlainlySecure({ scheme, verified }: RegistryAccess): boolean {
  return scheme === 'https' && verified;
}

/** Platforms may come from a pasted text: what could be taken for a flag stays out of command lines. */
function isPlain({ os, architecture, variant = 'v1' }: Platform): boolean {
  return [os, architecture, variant].every((word) => /^\w[\w.-]*$/.test(word));
}
