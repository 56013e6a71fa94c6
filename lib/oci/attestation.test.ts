import { expect, it } from 'vitest';
import { attestationSubject, subjectOfTag } from './attestation';
import { mediaType } from './media-type';

const digest = `sha256:${'a'.repeat(64)}` as const;
const plain = { mediaType: mediaType.ociManifest, digest, size: 1 };
const type = 'attestation-manifest';

it('reads the subject of a BuildKit attestation manifest from its two annotations, whatever its platform', () => {
  const annotations = { 'vnd.docker.reference.type': type, 'vnd.docker.reference.digest': digest };
  expect(attestationSubject({ ...plain, annotations })).toBe(digest);
});

it.each([
  ['no annotations', undefined],
  ['another type', { 'vnd.docker.reference.type': 'x', 'vnd.docker.reference.digest': digest }],
  ['no subject', { 'vnd.docker.reference.type': type }],
  ['a subject that is no digest', { 'vnd.docker.reference.type': type, 'vnd.docker.reference.digest': '../x' }],
])('is null for %s', (_, annotations) => {
  expect(attestationSubject(annotations === undefined ? plain : { ...plain, annotations })).toBeNull();
});

it.each([
  [`sha256-${'a'.repeat(64)}.att`, digest],
  [`sha256-${'a'.repeat(64)}.sbom`, digest],
  [`sha256-${'a'.repeat(64)}`, null],
  [`sha256-${'a'.repeat(63)}.att`, null],
  ['v1.0.att', null],
])('reads the subject out of the tag %s', (tag, subject) => {
  expect(subjectOfTag(tag)).toBe(subject);
});
