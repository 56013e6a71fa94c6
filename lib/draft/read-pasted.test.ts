import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem/problem';
import { problemOf } from '../testing/problem-of';
import { kindOf, readPasted } from './read-pasted';
import { shellCommands } from './shell-commands';

const summary = (text: string) => {
  const { kind, target, alsoTo, sources } = readPasted(text);
  return [kind, target?.reference ?? null, alsoTo, sources.map(({ reference, line }) => `${line} ${reference}`)];
};

describe('readPasted', () => {
  it('reads references, one a line or with commas', () => {
    expect(summary('# ours\n- a/b:1-amd64\na/b:1-arm64, a/b:1-armv7\n\ndocker://ghcr.io/x/y:2\n')).toEqual([
      'references',
      null,
      [],
      ['2 a/b:1-amd64', '3 a/b:1-arm64', '3 a/b:1-armv7', '5 ghcr.io/x/y:2'],
    ]);
  });

  it('reads docker manifest with its annotations, over continued lines', () => {
    const pasted = readPasted(`$ docker manifest create --insecure 45.55.81.106:5000/coolapp:v1 \\
    45.55.81.106:5000/coolapp-ppc64le-linux:v1 \\
    45.55.81.106:5000/coolapp-arm-linux:v1
$ sudo docker manifest annotate --variant=v7 45.55.81.106:5000/coolapp:v1 45.55.81.106:5000/coolapp-arm-linux:v1 --arch arm
docker manifest push -p 45.55.81.106:5000/coolapp:v1`);
    expect(pasted).toEqual({
      kind: 'docker-manifest',
      target: { reference: '45.55.81.106:5000/coolapp:v1', line: 1 },
      alsoTo: [],
      annotations: {},
      sources: [
        { reference: '45.55.81.106:5000/coolapp-ppc64le-linux:v1', line: 2, platform: {}, annotations: {} },
        {
          reference: '45.55.81.106:5000/coolapp-arm-linux:v1',
          line: 3,
          platform: { variant: 'v7', architecture: 'arm' },
          annotations: {},
        },
      ],
      notes: [],
    });
  });

  it('reads imagetools with further tags and annotations of the index', () => {
    const text = `docker buildx imagetools create --annotation "index:title=My app" -t a/b:1 --tag a/b:latest a/b:1-amd64 a/b@sha256:${'0'.repeat(64)}`;
    expect(summary(text)).toEqual([
      'imagetools',
      'a/b:1',
      ['a/b:latest'],
      ['1 a/b:1-amd64', `1 a/b@sha256:${'0'.repeat(64)}`],
    ]);
    expect(readPasted(text).annotations).toEqual({ title: 'My app' });
  });

  it('reads crane index append', () => {
    expect(summary('crane index append ghcr.io/a/b:1 -t ghcr.io/a/b:2 -m ghcr.io/a/b:x,ghcr.io/a/b:y')).toEqual([
      'crane',
      'ghcr.io/a/b:2',
      [],
      ['1 ghcr.io/a/b:1', '1 ghcr.io/a/b:x', '1 ghcr.io/a/b:y'],
    ]);
  });

  it('reads podman, whose push names the place', () => {
    const pasted = readPasted(`podman manifest create list
podman manifest add --arch arm --variant v7 --annotation k=v list docker://ghcr.io/a/b:armv7
podman manifest push --all list docker://ghcr.io/a/b:1`);
    expect(pasted.target).toEqual({ reference: 'ghcr.io/a/b:1', line: 3 });
    expect(pasted.sources).toEqual([
      {
        reference: 'ghcr.io/a/b:armv7',
        line: 2,
        platform: { architecture: 'arm', variant: 'v7' },
        annotations: { k: 'v' },
      },
    ]);
  });

  it('reads the YAML of manifest-tool, with the lines where the images stand', () => {
    const pasted = readPasted(`image: ghcr.io/a/b:2.5
tags: [latest, "2"]
manifests:
  - image: ghcr.io/a/b:2.5-amd64
    platform: { architecture: amd64, os: linux }
  - image: ghcr.io/a/b:2.5-win
    platform:
      os: windows
      architecture: amd64
      osversion: 10.0.17763.1
`);
    expect(pasted).toMatchObject({
      kind: 'manifest-tool',
      target: { reference: 'ghcr.io/a/b:2.5', line: 1 },
      alsoTo: ['ghcr.io/a/b:latest', 'ghcr.io/a/b:2'],
      sources: [
        { reference: 'ghcr.io/a/b:2.5-amd64', line: 4, platform: { os: 'linux', architecture: 'amd64' } },
        { line: 6, platform: { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.1' } },
      ],
    });
  });

  it('picks what a build pushed out of its log', () => {
    const digest = `sha256:${'8'.repeat(64)}`;
    expect(
      summary(`#1 [internal] load build definition from https://ghcr.io/x/y:z
#24 exporting to image
#24 pushing manifest for ghcr.io/a/b:2.5-amd64@${digest} 0.9s done
#31 pushing manifest for ghcr.io/a/b:2.5-arm64@${digest} 1.1s done
#31 resolve docker.io/library/alpine:3.20`),
    ).toEqual(['log', null, [], [`3 ghcr.io/a/b:2.5-amd64@${digest}`, `4 ghcr.io/a/b:2.5-arm64@${digest}`]]);
  });

  it('can be told what a text is', () => {
    expect(readPasted('pushed ghcr.io/a/b:1', 'log').sources).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['prose', 'There is no image in this sentence, nor in the next one.'],
    ['YAML that breaks off', 'image: a\nmanifests:\n  - image: [\n'],
    ['YAML of another form', 'image: a/b:1\nmanifests:\n  - image: { a: 1 }\n'],
    ['too much', 'a'.repeat(2 ** 20 + 1)],
  ])('refuses %s', (_, text) => {
    expect(problemOf(() => readPasted(text)).code).toBe('request_invalid');
  });

  it('reads any text in bounded time, or refuses it in words', () => {
    const words = fc.constantFrom(
      'docker',
      'manifest',
      'create',
      '--os',
      '=',
      "'",
      '"',
      '\\',
      '\n',
      ' ',
      'a/b:1',
      '$X',
      '&&',
      '#',
      '- image:',
      'manifests:',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        expect(typeof kindOf(text)).toBe('string');
        try {
          readPasted(text);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ProblemError);
        }
      }),
    );
  });
});

describe('shellCommands', () => {
  const words = (text: string) => shellCommands(text).map((command) => command.map((word) => word.text));

  it.each([
    [`a 'b c' "d \\"e\\"" f\\ g`, [['a', 'b c', 'd "e"', 'f g']]],
    ['a && b; c | d', [['a'], ['b'], ['c'], ['d']]],
    ['a \\\n  b # c\nd', [['a', 'b'], ['d']]],
    ['FOO=bar sudo a', [['a']]],
    ['a#b', [['a#b']]],
  ])('%j', (text, commands) => {
    expect(words(text)).toEqual(commands);
  });

  it('tells each word’s line', () => {
    expect(
      shellCommands('a \\\n b "c\nd" e')
        .flat()
        .map(({ line }) => line),
    ).toEqual([1, 2, 2, 3]);
  });

  it('reads back what the shell would quote', () => {
    const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (line) => {
        expect(words(['run', ...line].map(quoted).join(' '))).toEqual([['run', ...line]]);
      }),
    );
  });
});
