import { describe, expect, it } from 'vitest';
import type { Access } from '../copy-as/access';
import { type Draft, draftContent } from '../draft/draft';
import { mediaType } from '../oci/media-type';
import { parsePlatform } from '../platform/parse-platform';
import { commandBy, commandsOf, digest, dockerEntry, draftOf, https, ociEntry } from '../testing/composed-drafts';
import type { ComposeWay } from './compose-command';

const folder: Access = { kind: 'layout', path: '/data/layouts/sample', form: 'directory' };
const tar: Access = { kind: 'layout', path: '/data/layouts/sample.tar', form: 'tar' };

const two = draftOf([
  dockerEntry(1, 'linux/amd64'),
  dockerEntry(2, 'linux/arm', { platform: parsePlatform('linux/arm/v7') }),
]);

describe('who can make it', () => {
  const reference = (name: string, n: number) => ({ source: `${name}:${n}@${digest(n)}` });
  const annotated = { annotations: { a: 'b' } };
  const attestation = ociEntry(3, 'unknown/unknown', {
    attests: digest(1),
    config: null,
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': digest(1) },
  });
  const read = draftOf([ociEntry(1, 'linux/amd64'), attestation]);
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
      draftOf([dockerEntry(2, 'linux/arm/v7', { index: digest(8) }), dockerEntry(1, 'linux/amd64')]),
      'different same different equal same equal same same',
    ],
    [
      'OCI images',
      draftOf([ociEntry(1, 'linux/amd64'), ociEntry(2, 'linux/s390x')]),
      'same equal different equal same equal equal same',
    ],
    [
      'an annotation of an entry',
      draftOf([ociEntry(1, 'linux/amd64', annotated)]),
      'different equal different equal same equal different same',
    ],
    [
      'an annotation of the index',
      draftOf([ociEntry(1, 'linux/amd64')], annotated),
      'different equal different equal same equal different different',
    ],
    [
      'a subject',
      draftOf([ociEntry(1, 'linux/amd64')], { subject }),
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
      draftOf([ociEntry(1, 'linux/amd64', reference('far.example/app', 1))]),
      'impossible equal different equal same equal impossible same',
    ],
    [
      'a platform that docker does not know, set by hand',
      draftOf([ociEntry(1, 'linux/loong64', { platform: parsePlatform('linux/loong64/v1') })]),
      'impossible equal different equal same equal impossible same',
    ],
    [
      'the same in its config',
      draftOf([ociEntry(1, 'linux/loong64')]),
      'same equal different equal same equal equal same',
    ],
    [
      'a variant that is cleared',
      draftOf([ociEntry(1, 'linux/ppc64le/v1', { platform: parsePlatform('linux/ppc64le') })]),
      'different equal different equal same equal impossible different',
    ],
    [
      'a type that is no manifest',
      draftOf([ociEntry(1, 'linux/amd64', { descriptor: { mediaType: 'a/b', digest: digest(1), size: 1 } })]),
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
    const draft = draftOf([ociEntry(1, 'linux/amd64', reference('oci-layout://sample', 1))]);
    const able = (access: Access) =>
      commandsOf(draft, (name) => (name.startsWith('oci-layout') ? access : https)).flatMap(({ way, command }) =>
        command === null ? [] : [way],
      );
    expect(able(folder)).toEqual(['regctl', 'regctl-put']);
    expect(able(tar)).toEqual([]);
    const intoLayout = { ...two, target: 'oci-layout://sample:1' };
    expect(
      commandBy('regctl', intoLayout, (name) => (name.startsWith('oci-layout') ? folder : https)).command,
    ).toContain('regctl image copy ocidir:///data/layouts/sample@"$index" ocidir:///data/layouts/sample:1');
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
        ociEntry(2, 'linux/arm64/v8', { platform: parsePlatform('linux/arm64'), index: digest(7) }),
        dockerEntry(1, 'linux/amd64', { index: digest(7) }),
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
        ociEntry(1, 'linux/amd64', { annotations: { a: '1', b: '2' } }),
        ociEntry(2, 'linux/arm64', { annotations: { a: '1', b: '2' } }),
      ]),
      [
        'linux/amd64 and 1 more lose 2 annotations: crane index append sets none.',
        'linux/amd64 and 1 more get an artifactType: crane writes the type of its config there.',
      ],
    ],
    ['regctl-put', draftOf([ociEntry(1, 'linux/amd64')], { artifactType: 'a/b' }), []],
    ['podman', draftOf([ociEntry(1, 'linux/amd64')], { artifactType: 'a/b' }), ['The index loses its artifactType.']],
    [
      'imagetools',
      draftOf([dockerEntry(1, 'linux/amd64')], { annotations: { a: 'b' } }),
      [
        'It becomes a Docker list: buildx makes a Docker list of Docker images, and an OCI index of all others.',
        'The index loses an annotation: buildx leaves them out of a Docker list, and makes no other of Docker images.',
      ],
    ],
    [
      'regctl',
      draftOf([ociEntry(1, 'linux/amd64'), ociEntry(2, 'linux/arm64')]),
      ['The digest is another: all stands on one line.'],
    ],
  ])('%s', (way, draft, sentences) => {
    expect(commandBy(way, draft).differences.map(({ message }) => message)).toEqual(sentences);
  });
});
