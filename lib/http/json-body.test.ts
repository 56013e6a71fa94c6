import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJsonBody } from './json-body';

const schema = z.strictObject({
  host: z.string('it must be text'),
  ports: z.array(z.int('it must be a number')).optional(),
});

const read = (body: string, type = 'application/json') =>
  readJsonBody(schema, new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } }));

describe('readJsonBody', () => {
  it('reads what has the form, with parameters on its type', async () => {
    expect(await read('{"host":"ünï"}', 'Application/JSON; charset=utf-8')).toEqual({ host: 'ünï' });
  });

  it.each([
    ['a form', 'host=a', 'application/x-www-form-urlencoded', 'What is sent here must be JSON.'],
    ['plain text', '{"host":"a"}', 'text/plain', 'What is sent here must be JSON.'],
    ['what is not JSON', '{', 'application/json', 'What was sent is not JSON.'],
    ['a field of another type', '{"host":1}', 'application/json', 'The field “host” is wrong: it must be text.'],
    [
      'a deep one',
      '{"host":"a","ports":["b"]}',
      'application/json',
      'The field “ports.0” is wrong: it must be a number.',
    ],
    ['an unknown field', '{"host":"a","x":1}', 'application/json', '“x” is not a field of this call.'],
    [
      'more than a MiB',
      JSON.stringify({ host: 'a'.repeat(1024 * 1024) }),
      'application/json',
      'More than 1 MiB of JSON was sent.',
    ],
  ])('refuses %s', async (_, body, type, message) => {
    await expect(read(body, type)).rejects.toMatchObject({ problem: { code: 'request_invalid', message } });
  });
});
