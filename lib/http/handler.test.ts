import { describe, expect, it, vi } from 'vitest';
import { problemDocumentSchema } from '../contract/problem';
import { ProblemError } from '../problem/problem';
import { handle } from './handler';

const call = (headers: Record<string, string> = {}, method = 'GET') =>
  new Request('http://localhost:3000/api/v1/x?ref=secret', { method, headers: { host: 'localhost:3000', ...headers } });

describe('handle', () => {
  it('answers with what the handler answers, sandboxed and never sniffed', async () => {
    const { GET } = handle({ GET: () => new Response('<script>alert(1)</script>') });
    const response = await GET(call());
    expect(await response.text()).toBe('<script>alert(1)</script>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('lets any number of reads end with the request, without a warning', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const { GET } = handle({
      GET({ signal }) {
        for (let n = 0; n < 50; n++) signal.addEventListener('abort', () => n);
        return new Response();
      },
    });
    await GET(call());
    expect(warned.mock.calls).toEqual([]);
    warned.mockRestore();
  });

  it('answers a problem as RFC 9457 with the status of the table', async () => {
    const { GET } = handle({
      GET: () => {
        throw new ProblemError({
          code: 'not_found',
          message: 'There is no “x”.',
          hint: 'Try “y”.',
          details: { tags: [] },
        });
      },
    });
    const response = await GET(call());
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problemDocumentSchema.parse(await response.json())).toEqual({
      type: 'about:blank',
      code: 'not_found',
      title: 'Not found',
      detail: 'There is no “x”.',
      status: 404,
      hint: 'Try “y”.',
      details: { tags: [] },
    });
  });

  it('keeps what nobody foresaw out of the answer', async () => {
    const { GET } = handle({ GET: () => Promise.reject(new Error('password hunter2 at /home/me')) });
    const response = await GET(call());
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/hunter2|home|stack|\.ts/);
    expect(problemDocumentSchema.parse(JSON.parse(text)).code).toBe('internal');
  });

  it('guards every method, also those the route does not have', async () => {
    const methods = Object.entries(handle({ GET: () => new Response('served') }));
    expect(methods.map(([method]) => method)).toEqual(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
    for (const [method, route] of methods) {
      expect((await route(call({ host: 'evil.example' }, method))).status).toBe(403);
      expect((await route(call({ origin: 'http://evil.example' }, method))).status).toBe(403);
      expect((await route(call({ 'sec-fetch-site': 'cross-site' }, method))).status).toBe(403);
    }
  });

  it('names the methods it has when asked for another', async () => {
    const { POST, OPTIONS } = handle({ GET: () => new Response() });
    const refused = await POST(call({}, 'POST'));
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(problemDocumentSchema.parse(await refused.json())).toMatchObject({ code: 'unsupported', status: 405 });
    expect((await OPTIONS(call({}, 'OPTIONS'))).headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it('takes a body of another type only for the method that says so', async () => {
    const { POST, PUT } = handle({
      POST: { bodyTypes: ['application/x-tar'], answer: () => new Response('served') },
      PUT: () => new Response('served'),
    });
    const tar = { 'content-type': 'application/x-tar', 'content-length': '2' };
    expect((await POST(call(tar, 'POST'))).status).toBe(200);
    expect((await PUT(call(tar, 'PUT'))).status).toBe(415);
    expect((await POST(call({ ...tar, 'content-type': 'text/plain' }, 'POST'))).status).toBe(415);
    expect((await POST(call({ ...tar, host: 'evil.example' }, 'POST'))).status).toBe(403);
  });
});
