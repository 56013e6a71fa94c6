import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchJson, sendJson } from './fetch-json';

/** The address of a server that answers as told, until the test is over. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : '';
}

describe('fetchJson', () => {
  it('returns what the server answered', async () => {
    const href = await serve((_, response) => response.end('{"tags":["1"]}'));
    expect(await fetchJson(href)).toEqual({ tags: ['1'] });
  });

  it('throws the problem that the server answered, with its hint and details', async () => {
    const document = { code: 'not_found', title: 'Not found', detail: 'No tag “1”.', status: 404, hint: 'Add one.' };
    const href = await serve((_, response) =>
      response.writeHead(404).end(JSON.stringify({ ...document, details: { tags: ['2'] } })),
    );
    await expect(fetchJson(href)).rejects.toMatchObject({
      problem: { code: 'not_found', message: 'No tag “1”.', hint: 'Add one.', details: { tags: ['2'] } },
    });
  });

  it.each(['<h1>Bad gateway</h1>', '{"code":"made_up","detail":"x"}', '{"code":"not_found"}', 'null'])(
    'names the status when the answer %s is no problem document',
    async (body) => {
      const href = await serve((_, response) => response.writeHead(502).end(body));
      await expect(fetchJson(href)).rejects.toMatchObject({
        problem: { code: 'internal', message: expect.stringContaining('502') },
      });
    },
  );

  it('says so when the server is gone', async () => {
    await expect(fetchJson('http://127.0.0.1:1/')).rejects.toMatchObject({
      problem: { message: 'The Polyarch server does not answer.' },
    });
  });

  it('does not call an aborted request a problem', async () => {
    const href = await serve(() => undefined);
    await expect(fetchJson(href, AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('sendJson', () => {
  it('sends JSON that is called JSON, and returns what the server answered', async () => {
    const href = await serve(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.end(JSON.stringify([request.method, request.headers['content-type'], body]));
    });
    expect(await sendJson('PATCH', href, { a: 1 })).toEqual(['PATCH', 'application/json', '{"a":1}']);
  });

  it('sends no body and no type where there is nothing to send, and returns null for no answer', async () => {
    const seen: unknown[] = [];
    const href = await serve((request, response) => {
      seen.push(request.method, request.headers['content-type']);
      response.writeHead(204).end();
    });
    expect(await sendJson('DELETE', href)).toBeNull();
    expect(seen).toEqual(['DELETE', undefined]);
  });
});
