import { describe, expect, it } from 'vitest';
import { problemOf } from '../testing/problem-of';
import { formatReference, parseReference } from './reference';
import { parseTagOrReference } from './tag-or-reference';

const read = (text: string, beside: string) => formatReference(parseTagOrReference(text, parseReference(beside)));

describe('parseTagOrReference', () => {
  it.each([
    ['3.19', 'alpine:3.20', 'docker.io/library/alpine:3.19'],
    [' :3.19 ', 'alpine:3.20', 'docker.io/library/alpine:3.19'],
    // A word alone is a tag, also where it could be an image.
    ['debian', 'alpine', 'docker.io/library/alpine:debian'],
    ['debian:13', 'alpine', 'docker.io/library/debian:13'],
    ['ghcr.io/a/b', 'alpine', 'ghcr.io/a/b'],
    ['1', `ghcr.io/a/b:2@sha256:${'0'.repeat(64)}`, 'ghcr.io/a/b:1'],
    ['linux8', 'oci-layout://sample:broken', 'oci-layout://sample:linux8'],
  ])('reads %j beside %s as %s', (text, beside, expected) => {
    expect(read(text, beside)).toBe(expected);
  });

  it.each(['', ':', '-x', 'a b', 'ghcr.io/Owner/app'])('refuses %j', (text) => {
    expect(problemOf(() => read(text, 'alpine')).code).toBe('reference_invalid');
  });
});
