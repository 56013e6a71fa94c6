import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem/problem';
import { ProblemError } from '../problem/problem';
import { ndjsonResponse, wantsNdjson } from './ndjson';

const request = (accept?: string) =>
  new Request('http://localhost:3000/api/v1/image', { headers: accept === undefined ? {} : { accept } });

type Line = number | Problem;
const respond = (values: AsyncGenerator<Line>) => ndjsonResponse<Line>(request(), values, (problem) => problem);
const notFound: Problem = { code: 'not_found', message: 'There is no “x”.' };

describe('wantsNdjson', () => {
  it.each([
    [undefined, false],
    ['*/*', false],
    ['application/json', false],
    ['application/x-ndjson', true],
    ['text/html, Application/X-NDJSON;q=0.5', true],
    ['application/x-ndjson;q=0', false],
    ['application/x-ndjson-seq', false],
  ])('Accept: %s → %s', (accept, wanted) => {
    expect(wantsNdjson(request(accept))).toBe(wanted);
  });
});

describe('ndjsonResponse', () => {
  it('sends each value as a line, as it arrives', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* values(): AsyncGenerator<Line> {
      yield 1;
      await released;
      yield 2;
    }
    const response = await respond(values());
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('1\n');
    release();
    expect((await reader?.read())?.value).toBe('2\n');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('throws what is thrown before the first line', async () => {
    // biome-ignore lint/correctness/useYield: it fails before its first value
    async function* values(): AsyncGenerator<Line> {
      throw new ProblemError(notFound);
    }
    await expect(respond(values())).rejects.toThrow('There is no “x”.');
  });

  it('ends with a problem line when reading fails later', async () => {
    async function* values(): AsyncGenerator<Line> {
      yield 1;
      throw new ProblemError(notFound);
    }
    expect(await (await respond(values())).text()).toBe(`1\n${JSON.stringify(notFound)}\n`);
  });

  it('ends the source when the reader leaves', async () => {
    let ended = false;
    async function* values(): AsyncGenerator<Line> {
      try {
        for (let n = 0; ; n++) yield n;
      } finally {
        ended = true;
      }
    }
    await (await respond(values())).body?.cancel();
    expect(ended).toBe(true);
  });
});
