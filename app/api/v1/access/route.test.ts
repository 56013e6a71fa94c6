import { describe, expect, it } from 'vitest';
import { getAccess } from '@/lib/contract/operations';
import { call } from '@/lib/testing/call';
import { GET } from './route';

const access = (reference: string) => call(GET, `/api/v1/access?ref=${encodeURIComponent(reference)}`);

describe('GET /api/v1/access', () => {
  it('tells what is known without asking the registry', async () => {
    const answer = await (await access('localhost:1/a/b:1')).json();
    expect(getAccess.answers['application/json'].parse(answer)).toEqual({
      kind: 'registry',
      scheme: 'http',
      verified: true,
      tokenUrl: null,
    });
  });

  it.each([
    ['oci-layout://absent:1', 404, 'not_found'],
    ['Alpine', 400, 'reference_invalid'],
  ])('answers %s with %i', async (reference, status, code) => {
    const response = await access(reference);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });
});
