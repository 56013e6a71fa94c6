import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemError } from '../problem/problem';
import { parseQuery } from './query';

const schema = z.strictObject({
  ref: z.string(),
  limit: z.coerce.number({ error: 'it must be a number' }).default(7),
});
const parse = (query: string) => parseQuery(schema, new URLSearchParams(query));

describe('parseQuery', () => {
  it('reads parameters, encoded once, and fills in defaults', () => {
    expect(parse('ref=ghcr.io%2Fa%2Fb%3A1')).toEqual({ ref: 'ghcr.io/a/b:1', limit: 7 });
    expect(parse('limit=3&ref=')).toEqual({ ref: '', limit: 3 });
  });

  it.each([
    ['', 'The parameter “ref” is missing.'],
    ['ref=a&ref=b', 'The parameter “ref” is given more than once.'],
    ['ref=a&tag=b', '“tag” is not a parameter of this call.'],
    ['ref=a&limit=x', 'The parameter “limit” is “x”, but it must be a number.'],
    ['ref=a&__proto__=b', '“__proto__” is not a parameter of this call.'],
  ])('refuses “%s” and says why', (query, message) => {
    expect(() => parse(query)).toThrow(message);
  });

  it('answers any query with values or with a request_invalid', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        try {
          expect(typeof parse(query).ref).toBe('string');
        } catch (thrown) {
          expect(thrown instanceof ProblemError && thrown.problem.code).toBe('request_invalid');
        }
      }),
    );
  });
});
