import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Access } from '@/lib/copy-as/access';
import { layoutAccess } from '@/lib/layout/layout-access';
import { layoutContent } from '@/lib/layout/layout-content';
import type { Content } from '@/lib/oci/content';
import type { LayoutReference, Reference, RegistryReference } from '@/lib/oci/reference';
import { registryAccess } from '@/lib/registry/registry-access';
import { registryContent } from '@/lib/registry/registry-content';
import type { Fixture } from '@/lib/testing/fixtures';
import { type PushTarget, pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { startRegistry } from '@/lib/testing/registry-server';
import { layoutFilesOf, writeFolder, writeTar } from '@/lib/testing/write-layout';
import type { ToolHome } from './tool-home';

/** Somewhere images lie, as Polyarch and the tools both read it. */
export type Place = Readonly<{
  name: string;
  open(image: string): Promise<OpenImage>;
  /** What the note of a buildx command asks for. */
  buildxEnvironment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}>;

export type OpenImage = Readonly<{ reference: Reference; content: Content; access: Access }>;

type Images = Readonly<Record<string, Fixture>>;

export async function plainRegistry(images: Images): Promise<Place> {
  const server = await startRegistry();
  const place = await registryPlace('a registry in plain http', server, images);
  return {
    ...place,
    buildxEnvironment: {},
    stop: () => Promise.all([place.stop(), server.stop()]).then(() => undefined),
  };
}

export async function selfSignedRegistry(images: Images, home: ToolHome): Promise<Place> {
  const server = await startRegistry({ tls: true });
  const place = await registryPlace('a registry with a certificate of its own', server, images);
  await home.addBuilder('self-signed', `[registry."${server.host}"]\n  http = false\n`);
  const authority = join(home.folder, 'authority.pem');
  await writeFile(authority, server.ca ?? '');
  return {
    ...place,
    buildxEnvironment: { BUILDX_BUILDER: 'self-signed', SSL_CERT_FILE: authority },
    stop: () => Promise.all([place.stop(), server.stop()]).then(() => undefined),
  };
}

/** Whatever registry listens at `target`, with the images pushed. */
export async function registryPlace(name: string, target: PushTarget, images: Images): Promise<Place> {
  for (const [image, fixture] of Object.entries(images)) await pushFixture(target, repositoryOf(image), fixture, '1.0');
  const registries = freshRegistries(target.ca === undefined ? {} : { ca: target.ca });
  const registry = new URL(target.url).host;
  return {
    name,
    async open(image) {
      const reference: RegistryReference = { kind: 'registry', registry, repository: repositoryOf(image), tag: '1.0' };
      const content = registryContent(reference, registries);
      await content.resolve(reference);
      return { reference, content, access: await registryAccess(reference, registries) };
    },
    buildxEnvironment: {},
    stop: () => registries.close(),
  };
}

export async function layoutPlace(form: 'directory' | 'tar', images: Images): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'polyarch-interop-'));
  const files = layoutFilesOf(images);
  if (form === 'tar') await writeTar(join(folder, 'all.tar'), files);
  else await writeFolder(join(folder, 'all'), files);
  return {
    name: form === 'tar' ? 'an OCI layout in a tar' : 'an OCI layout in a folder',
    async open(image) {
      const reference: LayoutReference = { kind: 'layout', layout: 'all', tag: image };
      return {
        reference,
        content: layoutContent(reference, folder),
        access: await layoutAccess(reference, folder),
      };
    },
    buildxEnvironment: {},
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

function repositoryOf(image: string): string {
  return `team/${image.toLowerCase()}`;
}
