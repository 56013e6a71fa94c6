import { describe, expect, it } from 'vitest';
import type { RegistryAccess } from '../copy-as/access';
import { parsePlatform } from '../platform/parse-platform';
import { commandBy, digest, dockerEntry, draftOf, https, ociEntry } from '../testing/composed-drafts';
import type { ComposeWay } from './compose-command';

const http: RegistryAccess = { ...https, scheme: 'http' };
const selfSigned: RegistryAccess = { ...https, verified: false };

const two = draftOf([
  dockerEntry(1, 'linux/amd64'),
  dockerEntry(2, 'linux/arm', { platform: parsePlatform('linux/arm/v7') }),
]);

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
    expect(commandBy(way, two).command).toBe(text);
  });

  it('buildx is given descriptors where a name does not say all, and what they name is copied before', () => {
    const set = { platform: { ...parsePlatform('windows/amd64'), 'os.version': '10.0.1' } };
    const beside = { ...set, source: `reg.example/beside:1@${digest(1)}` };
    expect(
      commandBy('imagetools', draftOf([ociEntry(1, 'windows/amd64', beside)], { tags: ['two', 'three'] })).command,
    ).toBe(
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
    const { command } = commandBy('regctl-put', two);
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
    const draft = draftOf([dockerEntry(1, 'linux/amd64', source(1))], { target: `${host}/app:1`, tags: ['two'] });
    const of = (way: ComposeWay) => commandBy(way, draft, () => access);
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
    const draft = draftOf([dockerEntry(1, 'linux/amd64', { source: `127.0.0.1:5000/app:1@${digest(1)}` })], {
      target: '127.0.0.1:5000/app:1',
    });
    expect(commandBy('docker-manifest', draft, () => selfSigned)).toMatchObject({
      result: 'impossible',
      command: null,
      reason: 'docker manifest push speaks plain http to this machine itself, and 127.0.0.1:5000 wants https.',
    });
  });
});
