import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedReference } from './pasted-reference';
import { formatReference, parseReference } from './reference';

const hex = '0123456789abcdef'.repeat(4);

describe('the reference is picked out of what people paste', () => {
  it.each([
    ['  alpine:3.20 \n', 'alpine:3.20'],
    ['"alpine:3.20"', 'alpine:3.20'],
    ['`ghcr.io/a/b`', 'ghcr.io/a/b'],
    ['docker pull alpine', 'alpine'],
    ['$ sudo docker pull alpine:3.20', 'alpine:3.20'],
    ['docker pull --platform linux/arm64 alpine', 'alpine'],
    ['docker pull --platform=linux/arm64 -q alpine', 'alpine'],
    ['docker pull \\\n  --quiet \\\n  alpine', 'alpine'],
    ['docker image pull alpine', 'alpine'],
    ['docker run --rm -it -p 80:80 -v /a:/b --name web nginx:1.27 sh -c "x"', 'nginx:1.27'],
    ['docker run config', 'config'],
    ['docker manifest inspect -v alpine:3.20', 'alpine:3.20'],
    ['docker manifest inspect --insecure localhost:5000/a', 'localhost:5000/a'],
    ['docker buildx imagetools inspect --raw alpine', 'alpine'],
    ['podman pull quay.io/podman/hello', 'quay.io/podman/hello'],
    ['nerdctl pull --platform amd64 alpine', 'alpine'],
    ['/usr/bin/docker pull alpine', 'alpine'],
    ['crane manifest alpine', 'alpine'],
    ['crane digest --platform linux/arm/v7 alpine', 'alpine'],
    ['skopeo inspect docker://docker.io/library/alpine:3.20', 'docker.io/library/alpine:3.20'],
    ['skopeo inspect --raw --override-arch arm64 docker://alpine', 'alpine'],
    ['FROM alpine:3.20', 'alpine:3.20'],
    ['from --platform=$BUILDPLATFORM golang:1.23-alpine AS build', 'golang:1.23-alpine'],
    ['FROM alpine@sha256:abc as x', 'alpine@sha256:abc'],
    ['image: alpine', 'alpine'],
    ['    image: "ghcr.io/a/b:1"  # pinned', 'ghcr.io/a/b:1'],
    ["- image: 'nginx'", 'nginx'],
    ['"image": "nginx:1",', 'nginx:1'],
    ['https://hub.docker.com/_/alpine', 'alpine'],
    ['https://hub.docker.com/_/alpine/tags?name=3', 'alpine'],
    ['hub.docker.com/r/bitnami/redis/tags', 'bitnami/redis'],
    ['https://hub.docker.com/repository/docker/me/app/general', 'me/app'],
    [
      `https://hub.docker.com/layers/library/alpine/3.20/images/sha256-${hex}?context=explore`,
      `alpine:3.20@sha256:${hex}`,
    ],
    ['https://hub.docker.com/layers/bitnami/redis/7.4/images/x', 'bitnami/redis:7.4'],
    ['https://github.com/Owner/repo/pkgs/container/name', 'ghcr.io/owner/name'],
    ['https://github.com/owner/repo/pkgs/container/a%2Fb/123?tag=v1', 'ghcr.io/owner/a/b:v1'],
    ['https://quay.io/repository/podman/hello?tab=tags', 'quay.io/podman/hello'],
    ['https://gallery.ecr.aws/docker/library/alpine', 'public.ecr.aws/docker/library/alpine'],
    ['https://ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['docker://alpine', 'alpine'],
    ['oci-layout://sample:linux8', 'oci-layout://sample:linux8'],
    ['docker', 'docker'],
    ['docker.io/library/alpine', 'docker.io/library/alpine'],
    ['some words here', 'some words here'],
    ['', ''],
  ])('%j holds %s', (pasted, reference) => {
    expect(readPastedReference(pasted)).toBe(reference);
  });
});

describe('properties', () => {
  const reference = fc
    .tuple(
      fc.constantFrom('', 'ghcr.io/', 'localhost:5000/'),
      fc.stringMatching(/^[a-z0-9]{1,8}(?:\/[a-z0-9]{1,8}){0,2}$/),
    )
    .map(([host, name]) => `${host}${name}`)
    .filter((name) => !/^(?:from|image)$/.test(name));

  it('a reference alone is taken as it is, and found in every command around it', () => {
    fc.assert(
      fc.property(reference, (name) => {
        for (const pasted of [name, ` ${name}\n`, `docker pull ${name}`, `FROM ${name} AS x`, `image: '${name}'`]) {
          expect(readPastedReference(pasted)).toBe(name);
        }
        expect(parseReference(formatReference(parseReference(name)))).toEqual(parseReference(name));
      }),
    );
  });

  it('no text makes it throw or dawdle', () => {
    const pieces = fc.constantFrom(
      'docker ',
      'pull ',
      '--platform ',
      '-',
      '"',
      "'",
      '\\\n',
      'https://',
      '/',
      '%',
      ' ',
      '\n',
      'hub.docker.com/layers/',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const start = performance.now();
          expect(typeof readPastedReference(text)).toBe('string');
          expect(performance.now() - start).toBeLessThan(1_000);
        },
      ),
    );
  });
});
