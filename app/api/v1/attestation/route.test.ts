import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { artifactFixtures } from '@/lib/testing/artifact-fixtures';
import { call } from '@/lib/testing/call';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import { GET } from './route';
import { GET as getStatement } from './statement/route';

const attested = artifactFixtures.attested();
const [image, , attestation] = attested.children;
if (!image || !attestation) throw new Error('The fixture has an image and its attestation.');

let registry: RegistryServer;
beforeAll(async () => {
  registry = await startRegistry();
  await pushFixture(registry, 'team/attested', attested, '1.0');
}, 60_000);
afterAll(() => registry.stop());

const pinned = () => `ref=${encodeURIComponent(`${registry.host}/team/attested@${attestation.descriptor.digest}`)}`;

describe('GET /api/v1/attestation', () => {
  it('answers the summaries of the statements', async () => {
    const response = await call(GET, `/api/v1/attestation?${pinned()}&subject=${image.descriptor.digest}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      digest: attestation.descriptor.digest,
      statements: [{ matchesSubject: true, summary: { kind: 'sbom' } }, { summary: { kind: 'provenance' } }],
    });
  });

  it.each([
    ['', 400, 'request_invalid'],
    ['ref=a&subject=sha256:0', 400, 'request_invalid'],
    ['ref=a&subject=__proto__', 400, 'request_invalid'],
    ['ref=A', 400, 'reference_invalid'],
  ])('refuses ?%s with %i %s', async (query, status, code) => {
    const response = await call(GET, `/api/v1/attestation?${query}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('answers 422 for an index', async () => {
    const response = await call(
      GET,
      `/api/v1/attestation?ref=${encodeURIComponent(`${registry.host}/team/attested:1.0`)}`,
    );
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'unsupported', hint: expect.stringContaining('by digest') });
  });
});

describe('GET /api/v1/attestation/statement', () => {
  const statement = attestation.blobs[1];
  const href = () => `/api/v1/attestation/statement?${pinned()}&statement=${statement?.descriptor.digest}`;

  it('answers the exact bytes as octets that no browser runs', async () => {
    const response = await call(getStatement, href());
    expect(Buffer.from(await response.arrayBuffer())).toEqual(statement?.bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${statement?.descriptor.digest}"`,
    });
  });

  it('answers 304 to who has them', async () => {
    const headers = { 'if-none-match': `"${statement?.descriptor.digest}"` };
    expect((await call(getStatement, href(), { headers })).status).toBe(304);
  });
});
