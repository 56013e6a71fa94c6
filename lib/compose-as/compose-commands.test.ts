import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Access, RegistryAccess } from '../copy-as/access';
import { type Draft, type DraftEntry, draftContent } from '../draft/draft';
import { emptyDraft } from '../draft/empty-draft';
import { parseDigest } from '../oci/digest';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { type ComposeCommand, type ComposeWay, composeWays } from './compose-command';
import { composeCommands } from './compose-commands';
import { composition, repositoriesOf } from './composition';

const https: RegistryAccess = { kind: 'registry', scheme: 'https', verified: true, tokenUrl: null };
const http: RegistryAccess = { ...https, scheme: 'http' };
const selfSigned: RegistryAccess = { ...https, verified: false };
const folder: Access = { kind: 'layout', path: '/data/layouts/sample', form: 'directory' };
const tar: Access = { kind: 'layout', path: '/data/layouts/sample.tar', form: 'tar' };

const digest = (n: number) => parseDigest(`sha256:${n.toString(16).padStart(64, '0')}`);
const written = digest(255);

/** An entry as it is read of a single manifest: its platform is what the config says. */
function entry(n: number, platform: string, changes: Partial<DraftEntry> = {}): DraftEntry {
  const config = parsePlatform(platform);
  return {
    id: `e${n}`,
    source: `reg.example/app:${n}@${digest(n)}`,
    index: null,
    descriptor: { mediaType: mediaType.dockerManifest, digest: digest(n), size: 400 + n },
    platform: config,
    annotations: {},
    config,
    attests: null,
    ...changes,
  };
}
const oci = (n: number, platform: string, changes: Partial<DraftEntry> = {}) =>
  entry(n, platform, {
    descriptor: { mediaType: mediaType.ociManifest, digest: digest(n), size: 400 + n },
    ...changes,
  });

function draftOf(entries: readonly DraftEntry[], changes: Partial<Draft> = {}): Draft {
  return { ...emptyDraft, target: 'reg.example/app:1', entries, ...changes };
}

function commandsOf(draft: Draft, accessOf: (name: string) => Access = () => https): readonly ComposeCommand[] {
  const access = new Map([...repositoriesOf(draft).keys()].map((name) => [name, accessOf(name)]));
  const composed = composition(draft, { digest: written, access });
  return composed === null ? [] : composeCommands(composed);
}

function by(way: ComposeWay, ...given: Parameters<typeof commandsOf>): ComposeCommand {
  const command = commandsOf(...given).find((one) => one.way === way);
  if (command === undefined) throw new Error(`Nothing is said of ${way}.`);
  return command;
}

const two = draftOf([entry(1, 'linux/amd64'), entry(2, 'linux/arm', { platform: parsePlatform('linux/arm/v7') })]);

describe('two Docker images, one with a variant set', () => {
  it.each<[ComposeWay, string]>([
    [
      'docker-manifest',
      `docker manifest rm reg.example/app:1 2>/dev/null
docker manifest create reg.example/app:1 \\
  reg.example/app@${digest(1)} \\
  reg.example/app@${digest(2)} &&
docker manifest annotate --variant v7 reg.example/app:1 \\
  reg.example/app@${digest(2)} &&
docker manifest push --purge reg.example/app:1`,
    ],
    [
      'imagetools',
      `docker buildx imagetools create -t reg.example/app:1 \\
  reg.example/app@${digest(1)} \\
  reg.example/app@${digest(2)}`,
    ],
    [
      'crane',
      `crane index append --docker-empty-base -t reg.example/app:1 \\
  -m reg.example/app@${digest(1)} \\
  -m reg.example/app@${digest(2)}`,
    ],
    [
      'regctl',
      `index=$(regctl index create --by-digest \\
  --media-type application/vnd.docker.distribution.manifest.list.v2+json \\
  --ref reg.example/app@${digest(1)} \\
  reg.example/app) &&
index=$(regctl index add \\
  --desc-platform linux/arm/v7 \\
  --ref reg.example/app@${digest(2)} \\
  reg.example/app@"$index") &&
regctl image copy reg.example/app@"$index" reg.example/app:1`,
    ],
    [
      'manifest-tool',
      `manifest-tool push --type docker \\
  from-spec /dev/stdin <<'EOF'
image: reg.example/app:1
manifests:
  - image: reg.example/app@${digest(1)}
    platform:
      os: linux
      architecture: amd64
  - image: reg.example/app@${digest(2)}
    platform:
      os: linux
      architecture: arm
      variant: v7
EOF`,
    ],
    [
      'podman',
      `podman manifest rm polyarch-draft 2>/dev/null
podman manifest create polyarch-draft &&
podman manifest add \\
  polyarch-draft docker://reg.example/app@${digest(1)} &&
podman manifest add --variant v7 \\
  polyarch-draft docker://reg.example/app@${digest(2)} &&
podman manifest push --all --rm --format v2s2 polyarch-draft docker://reg.example/app:1`,
    ],
  ])('%s', (way, text) => {
    expect(by(way, two).command).toBe(text);
  });

  it('buildx is given descriptors where a name does not say all, and what they name is copied before', () => {
    const set = { platform: { ...parsePlatform('windows/amd64'), 'os.version': '10.0.1' } };
    const beside = { ...set, source: `reg.example/beside:1@${digest(1)}` };
    expect(by('imagetools', draftOf([oci(1, 'windows/amd64', beside)], { tags: ['two', 'three'] })).command).toBe(
      `docker buildx imagetools create --prefer-index=false -t reg.example/app@${digest(1)} \\
  reg.example/beside@${digest(1)} &&
docker buildx imagetools create -t reg.example/app:1 \\
  '{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"${digest(1)}","size":401,"platform":{"architecture":"amd64","os":"windows","os.version":"10.0.1"}}' &&
docker buildx imagetools create \\
  -t reg.example/app:two \\
  -t reg.example/app:three \\
  reg.example/app:1`,
    );
  });

  it('the exact bytes are piped', () => {
    const { command } = by('regctl-put', two);
    expect(command).toMatch(/^printf '%s' '\{\n {3}"schemaVersion": 2,/);
    expect(command).toMatch(
      /\}' \|\n {2}regctl manifest put \\\n {2}--content-type \S+list\.v2\+json reg\.example\/app:1$/,
    );
  });
});

describe('how a registry is spoken to', () => {
  it.each<[string, RegistryAccess, string, readonly string[]]>([
    ['plain http', http, 'reg.lan:5000', ['--insecure', 'tls=disabled', '--plain-http', '--tls-verify=false']],
    [
      'a certificate of its own',
      selfSigned,
      'reg.lan',
      ['--insecure', 'tls=insecure', '--insecure', '--tls-verify=false'],
    ],
  ])('%s', (_, access, host, [docker = '', regctl = '', manifestTool = '', podman = '']) => {
    const source = (n: number) => ({ source: `${host}/app:${n}@${digest(n)}` });
    const draft = draftOf([entry(1, 'linux/amd64', source(1))], { target: `${host}/app:1`, tags: ['two'] });
    const of = (way: ComposeWay) => by(way, draft, () => access);
    expect(of('docker-manifest').command?.match(/--insecure/g)).toHaveLength(4);
    expect(of('docker-manifest').command).toContain(`create ${docker}`);
    for (const way of ['crane', 'crane-edit'] as const) expect(of(way).command?.match(/--insecure/g)).toHaveLength(2);
    for (const way of ['regctl', 'regctl-put'] as const) {
      expect(of(way).command?.match(/--host \S+/g)).toEqual(Array(2).fill(`--host reg=${host},${regctl}`));
    }
    expect(of('manifest-tool').command).toMatch(new RegExp(`^manifest-tool ${manifestTool} push`));
    expect(of('podman').command?.match(new RegExp(podman, 'g'))).toHaveLength(3);
    expect(of('imagetools').notes).toHaveLength(1);
  });

  it('a loopback address in https, which docker takes for plain http, is out of its reach', () => {
    const draft = draftOf([entry(1, 'linux/amd64', { source: `127.0.0.1:5000/app:1@${digest(1)}` })], {
      target: '127.0.0.1:5000/app:1',
    });
    expect(by('docker-manifest', draft, () => selfSigned)).toMatchObject({
      result: 'impossible',
      command: null,
      reason: 'docker manifest push speaks plain http to this machine itself, and 127.0.0.1:5000 wants https.',
    });
  });
});

describe('who can make it', () => {
  const reference = (name: string, n: number) => ({ source: `${name}:${n}@${digest(n)}` });
  const annotated = { annotations: { a: 'b' } };
  const attestation = oci(3, 'unknown/unknown', {
    attests: digest(1),
    config: null,
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': digest(1) },
  });
  const read = draftOf([oci(1, 'linux/amd64'), attestation]);
  const whole = {
    ...read,
    origin: { text: '{"manifests": []}', mediaType: mediaType.ociIndex, unedited: draftContent(read) },
  };
  const subject = { mediaType: mediaType.ociManifest, digest: digest(9), size: 7 };

  // docker, imagetools, crane, crane edit, regctl, regctl put, manifest-tool, podman
  it.each<[string, Draft, string]>([
    ['Docker images, in the order of their digests', two, 'equal same different equal same equal same same'],
    [
      'Docker images in another order',
      draftOf([entry(2, 'linux/arm/v7', { index: digest(8) }), entry(1, 'linux/amd64')]),
      'different same different equal same equal same same',
    ],
    [
      'OCI images',
      draftOf([oci(1, 'linux/amd64'), oci(2, 'linux/s390x')]),
      'same equal different equal same equal equal same',
    ],
    [
      'an annotation of an entry',
      draftOf([oci(1, 'linux/amd64', annotated)]),
      'different equal different equal same equal different same',
    ],
    [
      'an annotation of the index',
      draftOf([oci(1, 'linux/amd64')], annotated),
      'different equal different equal same equal different different',
    ],
    [
      'a subject',
      draftOf([oci(1, 'linux/amd64')], { subject }),
      'different different different equal same equal different different',
    ],
    ['an index with attestations, as it was read', whole, 'different equal equal equal equal equal same same'],
    [
      'the same, edited',
      { ...whole, annotations: { a: 'b' } },
      'different equal different equal same equal different different',
    ],
    [
      'images of another registry',
      draftOf([oci(1, 'linux/amd64', reference('far.example/app', 1))]),
      'impossible equal different equal same equal impossible same',
    ],
    [
      'a platform that docker does not know, set by hand',
      draftOf([oci(1, 'linux/loong64', { platform: parsePlatform('linux/loong64/v1') })]),
      'impossible equal different equal same equal impossible same',
    ],
    ['the same in its config', draftOf([oci(1, 'linux/loong64')]), 'same equal different equal same equal equal same'],
    [
      'a variant that is cleared',
      draftOf([oci(1, 'linux/ppc64le/v1', { platform: parsePlatform('linux/ppc64le') })]),
      'different equal different equal same equal impossible different',
    ],
    [
      'a type that is no manifest',
      draftOf([oci(1, 'linux/amd64', { descriptor: { mediaType: 'a/b', digest: digest(1), size: 1 } })]),
      Array(8).fill('impossible').join(' '),
    ],
  ])('%s', (_, draft, results) => {
    const found = commandsOf(draft);
    expect(found.map(({ result }) => result).join(' ')).toBe(results);
    for (const { result, command, reason, differences } of found) {
      expect([command === null, reason !== null]).toEqual(Array(2).fill(result === 'impossible'));
      expect(differences.length > 0).toBe(result === 'same' || result === 'different');
      for (const sentence of [...differences.map(({ message }) => message), reason ?? 'A.'])
        expect(sentence).toMatch(/\.$/);
    }
  });

  it('layouts: regctl alone, in folders', () => {
    const draft = draftOf([oci(1, 'linux/amd64', reference('oci-layout://sample', 1))]);
    const able = (access: Access) =>
      commandsOf(draft, (name) => (name.startsWith('oci-layout') ? access : https)).flatMap(({ way, command }) =>
        command === null ? [] : [way],
      );
    expect(able(folder)).toEqual(['regctl', 'regctl-put']);
    expect(able(tar)).toEqual([]);
    const intoLayout = { ...two, target: 'oci-layout://sample:1' };
    expect(by('regctl', intoLayout, (name) => (name.startsWith('oci-layout') ? folder : https)).command).toContain(
      'regctl image copy ocidir:///data/layouts/sample@"$index" ocidir:///data/layouts/sample:1',
    );
  });

  it('nothing is said of a draft without a target, or without entries', () => {
    expect(commandsOf({ ...two, target: null })).toEqual([]);
    expect(commandsOf({ ...two, entries: [] })).toEqual([]);
  });
});

describe('what a tool makes otherwise, in sentences', () => {
  it.each<[ComposeWay, Draft, readonly string[]]>([
    [
      'docker-manifest',
      draftOf([
        oci(2, 'linux/arm64/v8', { platform: parsePlatform('linux/arm64'), index: digest(7) }),
        entry(1, 'linux/amd64', { index: digest(7) }),
      ]),
      [
        'It becomes a Docker list: docker takes the type of the list from the first entry.',
        'The entries stand in another order, linux/amd64, linux/arm64/v8: docker orders entries by their names.',
        'linux/arm64 gets the variant v8: docker manifest annotate sets fields over those of the config, and clears none.',
      ],
    ],
    [
      'crane',
      draftOf([
        oci(1, 'linux/amd64', { annotations: { a: '1', b: '2' } }),
        oci(2, 'linux/arm64', { annotations: { a: '1', b: '2' } }),
      ]),
      [
        'linux/amd64 and 1 more lose 2 annotations: crane index append sets none.',
        'linux/amd64 and 1 more get an artifactType: crane writes the type of its config there.',
      ],
    ],
    ['regctl-put', draftOf([oci(1, 'linux/amd64')], { artifactType: 'a/b' }), []],
    ['podman', draftOf([oci(1, 'linux/amd64')], { artifactType: 'a/b' }), ['The index loses its artifactType.']],
    [
      'imagetools',
      draftOf([entry(1, 'linux/amd64')], { annotations: { a: 'b' } }),
      [
        'It becomes a Docker list: buildx makes a Docker list of Docker images, and an OCI index of all others.',
        'The index loses an annotation: buildx leaves them out of a Docker list, and makes no other of Docker images.',
      ],
    ],
    [
      'regctl',
      draftOf([oci(1, 'linux/amd64'), oci(2, 'linux/arm64')]),
      ['The same content in other bytes, hence another digest: all stands on one line.'],
    ],
  ])('%s', (way, draft, sentences) => {
    expect(by(way, draft).differences.map(({ message }) => message)).toEqual(sentences);
  });
});

describe('text of strangers in a shell', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const value = fc.oneof(
    text,
    fc.constantFrom("'", '"$(reboot)"', '`', '\\', '\n', '\x1b[201~', 'EOF\n', '\r\n', '<&>'),
  );
  const hostile = fc.dictionary(fc.oneof(text, fc.constantFrom('a', 'b:c')), value, { maxKeys: 4 });
  // Stands for each of the tools: prints the words that reach it.
  const stubs = `docker() { printf '%s\\0' "$@"; }; podman() { docker "$@"; }; regctl() { docker "$@" >&2; }; crane() { cat; }\n`;

  it('reaches the tools as it was', () => {
    fc.assert(
      fc.property(hostile, hostile, (own, ofIndex) => {
        const draft = draftOf([oci(1, 'linux/amd64', { annotations: own })], { annotations: ofIndex });
        const wordsOf = (way: ComposeWay) => {
          const { command } = by(way, draft);
          return execFileSync('/bin/sh', ['-c', stubs + command])
            .toString('utf8')
            .split('\0');
        };
        const sayable = Object.entries(ofIndex).filter(
          ([key, said]) => key !== '' && !/[=\0]/.test(key) && !said.includes('\0'),
        );
        const pairs = sayable.map(([key, said]) => `index:${key}=${said}`);
        expect(wordsOf('imagetools')).toEqual(expect.arrayContaining(pairs));
        expect(wordsOf('crane-edit').join('\0')).toBe(by('crane-edit', draft).writes);
      }),
      { numRuns: 15 },
    );
  });

  it('every way gives a command that a shell reads to its end', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...composeWays), (annotations, way) => {
        const { command } = by(way, draftOf([oci(1, 'linux/amd64', { annotations })], { annotations }));
        execFileSync('/bin/sh', ['-n', '-c', command ?? '']);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that must not be there
        expect(command).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      }),
      { numRuns: 40 },
    );
  });
});
