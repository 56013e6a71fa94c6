import { answer, type FaultServer } from './fault-server';
import type { Fixture } from './fixtures';

/** Lets a fault server serve a fixture well, by digest and under `tag`; tests then spoil single paths. Manifests come with `more` headers. */
export function serveFixture(
  server: FaultServer,
  repository: string,
  fixture: Fixture,
  tag?: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const { digest, mediaType } = fixture.descriptor;
  const headers = { 'content-type': mediaType, 'docker-content-digest': digest, ...more };
  const manifest = answer({ headers, body: fixture.bytes });
  server.on(`/v2/${repository}/manifests/${digest}`, manifest);
  if (tag !== undefined) server.on(`/v2/${repository}/manifests/${tag}`, manifest);
  for (const { descriptor, bytes } of fixture.blobs) {
    server.on(`/v2/${repository}/blobs/${descriptor.digest}`, answer({ body: bytes }));
  }
  for (const child of fixture.children) serveFixture(server, repository, child, undefined, more);
}
