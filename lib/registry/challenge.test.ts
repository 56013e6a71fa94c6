import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChallenges } from './challenge';

const read = (header: string) =>
  parseChallenges(header).map(({ scheme, parameters }) => ({ scheme, ...Object.fromEntries(parameters) }));

describe('reads', () => {
  test.each([
    ['Basic realm="basic-realm"', [{ scheme: 'basic', realm: 'basic-realm' }]],
    [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          realm: 'https://auth.docker.io/token',
          service: 'registry.docker.io',
          scope: 'repository:a/b:pull,push',
        },
      ],
    ],
    ['bearer SCOPE="x" , Realm = "y"', [{ scheme: 'bearer', scope: 'x', realm: 'y' }]],
    ['Bearer realm=token-form', [{ scheme: 'bearer', realm: 'token-form' }]],
    ['Bearer realm="a \\"quoted\\" \\\\ word"', [{ scheme: 'bearer', realm: 'a "quoted" \\ word' }]],
    [
      'Negotiate, Basic realm="a, Bearer realm=\\"no\\"", Bearer realm="b"',
      [{ scheme: 'negotiate' }, { scheme: 'basic', realm: 'a, Bearer realm="no"' }, { scheme: 'bearer', realm: 'b' }],
    ],
    ['Negotiate YII=, Bearer realm="b"', [{ scheme: 'negotiate' }, { scheme: 'bearer', realm: 'b' }]],
    ['Bearer realm="first", realm="second"', [{ scheme: 'bearer', realm: 'first' }]],
    [',, Basic , ,Bearer realm="x",', [{ scheme: 'basic' }, { scheme: 'bearer', realm: 'x' }]],
    ['Bearer realm="unclosed', [{ scheme: 'bearer' }]],
    ['', []],
    ['"', []],
  ])('%s', (header, expected) => {
    expect(read(header)).toEqual(expected);
  });
});

const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,8}$/);
const challenge = fc.record({
  scheme: token,
  parameters: fc.uniqueArray(fc.tuple(token, fc.string({ maxLength: 20 })), {
    selector: ([name]) => name.toLowerCase(),
    maxLength: 4,
  }),
});

test('reads back whatever challenges are written, with any text in their quoted strings', () => {
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  fc.assert(
    fc.property(fc.array(challenge, { maxLength: 4 }), fc.constantFrom(', ', ',', ' ,\t'), (challenges, comma) => {
      const header = challenges
        .map(({ scheme, parameters }) => {
          const written = parameters.map(([name, value]) => `${name}=${quoted(value)}`).join(comma);
          return written === '' ? scheme : `${scheme} ${written}`;
        })
        .join(comma);
      expect(parseChallenges(header).map(({ scheme, parameters }) => [scheme, [...parameters]])).toEqual(
        challenges.map(({ scheme, parameters }) => [
          scheme.toLowerCase(),
          parameters.map(([name, value]) => [name.toLowerCase(), value]),
        ]),
      );
    }),
  );
});

test('takes any text without throwing, and in time that does not explode', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => Array.isArray(parseChallenges(text))));
  const start = performance.now();
  for (const piece of ['a', 'a=', 'a="\\', ',', 'Basic ', 'a,a']) parseChallenges(piece.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(2000);
});
