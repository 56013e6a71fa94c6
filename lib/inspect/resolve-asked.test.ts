import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseReference } from '@/lib/oci/reference';
import { answer, type FaultServer, registryError, startFaultServer } from '@/lib/testing/fault-server';
import { openContent } from './open-content';
import { resolveAsked } from './resolve-asked';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.stop());

const missing = registryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown');
const listing = (tags: readonly string[], headers = {}) =>
  answer({ headers, body: JSON.stringify({ name: 'a/b', tags }) });
const resolve = (name: string, options = {}) => {
  const reference = parseReference(`${server.host}/${name}`);
  return resolveAsked(openContent(reference), reference, options);
};

it('names the tags that come near the one asked for, and counts all', async () => {
  server.on('/v2/a/b/manifests/3.71', missing);
  const others = Array.from({ length: 211 }, (_, n) => `release-2024-${n}`);
  server.on('/v2/a/b/tags/list', listing([...others, '3.17', '3.7', '3.17.1']));
  await expect(resolve('a/b:3.71')).rejects.toMatchObject({
    problem: {
      code: 'not_found',
      message: `${server.host}/a/b has no tag “3.71”.`,
      hint: 'The repository exists and has 214 tags. Close names: 3.17, 3.7, 3.17.1.',
      details: { tags: ['3.17', '3.7', '3.17.1'], tagCount: 214, moreTags: false, registryCode: 'MANIFEST_UNKNOWN' },
    },
  });
});

it('says so when none comes near', async () => {
  server.on('/v2/a/b/manifests/nightly', missing);
  server.on('/v2/a/b/tags/list', listing(['1.0']));
  await expect(resolve('a/b:nightly')).rejects.toMatchObject({
    problem: { hint: 'The repository exists and has 1 tag; none has a name like it.', details: { tags: [] } },
  });
});

it('stops counting after ten thousand', async () => {
  server.on('/v2/a/b/manifests/x', missing);
  server.on('/v2/a/b/tags/list', (response, request) => {
    const page = Number(new URLSearchParams(request.path.split('?')[1]).get('last') ?? 0) + 1;
    const tags = Array.from({ length: 1000 }, (_, n) => `t${page}-${n}`);
    listing(tags, { link: `</v2/a/b/tags/list?n=1000&last=${page}>; rel="next"` })(response, request);
  });
  await expect(resolve('a/b:x')).rejects.toMatchObject({
    problem: { details: { tagCount: 10_000, moreTags: true } },
  });
});

it.each([
  ['the registry has no list of tags', registryError(404, 'UNSUPPORTED', 'no')],
  ['it hides them', registryError(403, 'DENIED', 'no')],
  ['it has none', listing([])],
])('adds nothing where %s', async (_, behaviour) => {
  server.on('/v2/a/b/manifests/1', missing);
  server.on('/v2/a/b/tags/list', behaviour);
  const thrown = await resolve('a/b:1').catch((error: unknown) => error);
  expect(thrown).toMatchObject({ problem: { code: 'not_found', message: `${server.host}/a/b has no tag “1”.` } });
  expect(thrown).not.toMatchObject({ problem: { details: { tagCount: expect.anything() } } });
});

it('asks for no list while somebody is still typing', async () => {
  await expect(resolve('a/b:1', { headOnly: true })).rejects.toMatchObject({ problem: { code: 'not_found' } });
  expect(server.seen.map(({ path }) => path)).toEqual(['/v2/a/b/manifests/1']);
});
