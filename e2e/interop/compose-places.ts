import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import type { Access } from '@/lib/copy-as/access';
import { layoutAccess } from '@/lib/layout/layout-access';
import { layoutContent } from '@/lib/layout/layout-content';
import type { Content } from '@/lib/oci/content';
import { manifestAccept } from '@/lib/oci/media-type';
import type { LayoutReference, RegistryReference } from '@/lib/oci/reference';
import { registryAccess } from '@/lib/registry/registry-access';
import { registryContent } from '@/lib/registry/registry-content';
import type { Fixture } from '@/lib/testing/fixtures';
import type { PushTarget } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { startRegistry } from '@/lib/testing/registry-server';
import { layoutFilesOf, writeFolder } from '@/lib/testing/write-layout';
import type { ToolHome } from './tool-home';

/** A registry that drafts are made in. */
export type ComposePlace = Readonly<{
  name: string;
  host: string;
  server: PushTarget;
  content: (reference: RegistryReference) => Content;
  access: (reference: RegistryReference) => Promise<Access>;
  /** The bytes under a tag, as they are now. */
  raw: (repository: string, tag: string) => Promise<string>;
  /** What the note of a buildx command asks for. */
  buildxEnvironment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}>;

export async function plainPlace(): Promise<ComposePlace> {
  const server = await startRegistry();
  return composePlace('a registry in plain http', server, server.stop);
}

export async function selfSignedPlace(home: ToolHome): Promise<ComposePlace> {
  const server = await startRegistry({ tls: true });
  await home.addBuilder('composing', `[registry."${server.host}"]\n  http = false\n`);
  const authority = join(home.folder, 'composing.pem');
  await writeFile(authority, server.ca ?? '');
  const place = composePlace('a registry with a certificate of its own', server, server.stop);
  return { ...place, buildxEnvironment: { BUILDX_BUILDER: 'composing', SSL_CERT_FILE: authority } };
}

/** Whatever registry listens at `server`. */
export function composePlace(name: string, server: PushTarget, stop: () => Promise<void>): ComposePlace {
  const registries = freshRegistries(server.ca === undefined ? {} : { ca: server.ca });
  const agent = new Agent({ connect: server.ca === undefined ? {} : { ca: server.ca } });
  return {
    name,
    host: new URL(server.url).host,
    server,
    content: (reference) => registryContent(reference, registries),
    access: (reference) => registryAccess(reference, registries),
    raw: async (repository, tag) => {
      const url = new URL(`/v2/${repository}/manifests/${tag}`, server.url);
      const { body } = await request(url, { dispatcher: agent, headers: { accept: manifestAccept } });
      return body.text();
    },
    buildxEnvironment: {},
    stop: () => Promise.all([registries.close(), agent.close(), stop()]).then(() => undefined),
  };
}

/** An OCI layout in a folder that holds `images`, each under its name. */
export async function layoutPlace(images: Readonly<Record<string, Fixture>>) {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-composing-'));
  await writeFolder(join(folder, 'all'), layoutFilesOf(images));
  const reference: LayoutReference = { kind: 'layout', layout: 'all' };
  return {
    layout: 'oci-layout://all',
    content: layoutContent(reference, folder),
    access: await layoutAccess(reference, folder),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}
