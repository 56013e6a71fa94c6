import { describe, expect, it } from 'vitest';
import { problemOf } from '../testing/problem-of';
import { familiarReference, formatReference, parseReference, repositoryOf, resolvedTag, withDigest } from './reference';

const hex = 'a'.repeat(64);
const digest = `sha256:${hex}` as const;

describe('a reference is read as Docker reads it', () => {
  it.each([
    ['alpine', 'docker.io/library/alpine'],
    ['alpine:3.20', 'docker.io/library/alpine:3.20'],
    [`alpine:3.20@${digest}`, `docker.io/library/alpine:3.20@${digest}`],
    [`alpine@${digest}`, `docker.io/library/alpine@${digest}`],
    [`alpine@sha512:${hex}${hex}`, `docker.io/library/alpine@sha512:${hex}${hex}`],
    ['bitnami/redis', 'docker.io/bitnami/redis'],
    ['docker.io/alpine', 'docker.io/library/alpine'],
    ['docker.io/library/alpine', 'docker.io/library/alpine'],
    ['index.docker.io/alpine', 'docker.io/library/alpine'],
    ['registry-1.docker.io/library/alpine', 'docker.io/library/alpine'],
    ['Docker.IO/alpine', 'docker.io/library/alpine'],
    ['localhost/alpine', 'localhost/alpine'],
    ['localhost', 'docker.io/library/localhost'],
    ['localhost:5000', 'docker.io/library/localhost:5000'],
    ['example.com', 'docker.io/library/example.com'],
    ['localhost:5000/a/b:tag', 'localhost:5000/a/b:tag'],
    ['registry/a/b', 'docker.io/registry/a/b'],
    ['registry:5000/a', 'registry:5000/a'],
    ['Registry/a', 'Registry/a'],
    ['127.0.0.1:5000/a', '127.0.0.1:5000/a'],
    ['[::1]:5000/a', '[::1]:5000/a'],
    ['[2001:db8::1]/a:t', '[2001:db8::1]/a:t'],
    ['ghcr.io/a/b/c/d', 'ghcr.io/a/b/c/d'],
    ['a__b/c--d/e.f', 'docker.io/a__b/c--d/e.f'],
    ['xn--7o8h.com/a:_T.-', 'xn--7o8h.com/a:_T.-'],
    [`${hex}:tag`, `docker.io/library/${hex}:tag`],
    [`a:${'t'.repeat(128)}`, `docker.io/library/a:${'t'.repeat(128)}`],
    [`ghcr.io/${'r'.repeat(255)}`, `ghcr.io/${'r'.repeat(255)}`],
    ['oci-layout://sample:linux8', 'oci-layout://sample:linux8'],
    ['oci-layout://sample', 'oci-layout://sample'],
    [`oci-layout://my.layout_2-x@${digest}`, `oci-layout://my.layout_2-x@${digest}`],
    [`oci-layout://sample:linux8@${digest}`, `oci-layout://sample:linux8@${digest}`],
  ])('%s is %s', (typed, normal) => {
    expect(formatReference(parseReference(typed))).toBe(normal);
  });
});

describe('a bad reference says precisely what is wrong', () => {
  it.each([
    ['', 'reference', 'The reference is empty.'],
    [' alpine', 'reference', 'The reference holds a space.'],
    ['x'.repeat(1025), 'reference', 'The reference has 1025 characters; 1024 are the most.'],
    ['Alpine', 'repository', '“Alpine” is not a valid repository name: use lower case.'],
    ['ghcr.io/Owner/name:1', 'repository', '“Owner/name” is not a valid repository name: use lower case.'],
    [
      'a/b_/c',
      'repository',
      '“a/b_/c” is not a valid repository name: “b_” must begin and end with a letter or a digit.',
    ],
    [
      'a___b',
      'repository',
      '“a___b” is not a valid repository name: “a___b” joins its parts badly; use one “.”, one or two “_”, or any number of “-”.',
    ],
    ['a//b', 'repository', '“a//b” is not a valid repository name: there is nothing between two slashes.'],
    ['/a', 'repository', '“/a” is not a valid repository name: it may not begin with “/”.'],
    ['ghcr.io/a/', 'repository', '“a/” is not a valid repository name: it may not end with “/”.'],
    ['a b', 'reference', 'The reference holds a space.'],
    [
      'a$b',
      'repository',
      '“a$b” is not a valid repository name: “$” is not allowed; use lower-case letters, digits, “.”, “_”, “-” and “/”.',
    ],
    ['ghcr.io/', 'repository', 'The repository name is missing.'],
    [':tag', 'repository', 'The repository name is missing.'],
    [hex, 'repository', '64 hex digits alone are an image ID or a digest, not a repository name.'],
    [`ghcr.io/${'r'.repeat(256)}`, 'repository', 'The repository name has 256 characters; 255 are the most.'],
    ['r'.repeat(248), 'repository', 'The repository name has 256 characters; 255 are the most.'],
    ['alpine:', 'tag', 'The tag after “:” is missing.'],
    ['alpine:-a', 'tag', '“-a” is not a valid tag: begin it with a letter, a digit or “_”.'],
    ['alpine:a:b', 'tag', '“a:b” is not a valid tag: “:” is not allowed; use letters, digits, “_”, “.” and “-”.'],
    ['a:b/c', 'registry', '“a:b” is not a valid registry: the port “b” is not a number from 1 to 65535.'],
    [`a:${'t'.repeat(129)}`, 'tag', 'The tag has 129 characters; 128 are the most.'],
    ['alpine@', 'digest', 'The digest after “@” is missing.'],
    ['alpine@sha256:abc', 'digest', '“sha256:abc” is not a digest: sha256 has 64 hex digits, here are 3.'],
    ['alpine@md5:abc', 'digest', '“md5:abc” is not a digest: it must begin with “sha256:” or “sha512:”.'],
    [
      `alpine@sha256:${hex.toUpperCase()}`,
      'digest',
      `“sha256:${hex.toUpperCase()}” is not a digest: it may hold only the digits 0–9 and a–f, in lower case.`,
    ],
    [
      '-a.b/c',
      'registry',
      '“-a.b” is not a valid registry: a host is letters, digits and “-”, joined by “.”, with an optional port.',
    ],
    [
      'a..b/c',
      'registry',
      '“a..b” is not a valid registry: a host is letters, digits and “-”, joined by “.”, with an optional port.',
    ],
    [':5000/a', 'registry', '“:5000” is not a valid registry: the host before the port is missing.'],
    ['::1/a', 'registry', '“::1” is not a valid registry: an IPv6 address stands in brackets, such as [::1]:5000.'],
    [
      '[fe80::1%eth0]:5000/a',
      'registry',
      '“[fe80::1%eth0]:5000” is not a valid registry: a host is letters, digits and “-”, joined by “.”, with an optional port.',
    ],
    [
      'localhost:0/a',
      'registry',
      '“localhost:0” is not a valid registry: the port “0” is not a number from 1 to 65535.',
    ],
    [
      'localhost:65536/a',
      'registry',
      '“localhost:65536” is not a valid registry: the port “65536” is not a number from 1 to 65535.',
    ],
    ['https://ghcr.io/a/b', 'registry', 'A reference has no scheme: leave out “https://”.'],
    [
      'user:pass@ghcr.io/a',
      'registry',
      '“user:pass@ghcr.io” is not a valid registry: it holds “@”; an account is not part of a reference.',
    ],
    ['oci-layout://', 'layout', 'The layout has no name.'],
    [
      'oci-layout://../etc:x',
      'layout',
      '“../etc” is not a valid layout name: use lower-case letters and digits, joined by single “.”, “_” or “-”.',
    ],
    [
      'oci-layout:///etc/passwd',
      'layout',
      '“/etc/passwd” is not a valid layout name: use lower-case letters and digits, joined by single “.”, “_” or “-”.',
    ],
    [
      'oci-layout://a:b:c',
      'tag',
      '“b:c” is not a valid tag: “:” is not allowed; use letters, digits, “_”, “.” and “-”.',
    ],
  ])('%j: the %s', (typed, part, message) => {
    const problem = problemOf(() => parseReference(typed));
    expect(problem).toMatchObject({ code: 'reference_invalid', message, details: { part } });
  });

  it('proposes the lower-case name when that one is valid', () => {
    expect(problemOf(() => parseReference('Alpine'))).toMatchObject({ hint: 'Try “alpine”.' });
    expect(problemOf(() => parseReference('ghcr.io/_A'))).not.toHaveProperty('hint');
  });
});

describe('the forms of a reference', () => {
  it.each([
    ['docker.io/library/alpine:3.20', 'alpine:3.20'],
    ['docker.io/bitnami/redis', 'bitnami/redis'],
    ['docker.io/library/a/b', 'library/a/b'],
    ['ghcr.io/a/b', 'ghcr.io/a/b'],
    ['docker.io/localhost/a', 'docker.io/localhost/a'],
    [`docker.io/library/${hex}`, `docker.io/library/${hex}`],
    ['oci-layout://sample:a', 'oci-layout://sample:a'],
  ])('%s is %s in short', (typed, short) => {
    expect(familiarReference(parseReference(typed))).toBe(short);
  });

  it('names the repository without tag and digest', () => {
    expect(repositoryOf(parseReference(`alpine:3.20@${digest}`))).toBe('docker.io/library/alpine');
    expect(repositoryOf(parseReference('oci-layout://sample:a'))).toBe('oci-layout://sample');
  });

  it('means latest only when neither tag nor digest is given', () => {
    expect(resolvedTag(parseReference('alpine'))).toBe('latest');
    expect(resolvedTag(parseReference('alpine:3'))).toBe('3');
    expect(resolvedTag(parseReference(`alpine@${digest}`))).toBeUndefined();
  });

  it('keeps place and tag when it is pinned', () => {
    expect(formatReference(withDigest(parseReference('alpine:3'), digest))).toBe(
      `docker.io/library/alpine:3@${digest}`,
    );
  });
});
