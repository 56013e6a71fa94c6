import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Access } from '../copy-as/access';
import { parseReference } from '../oci/reference';
import { parsePlatform } from '../platform/parse-platform';
import { type Engine, engineIds } from './engine';
import { reproduction } from './reproduction';

const open: Access = { kind: 'registry', scheme: 'https', verified: true, tokenUrl: null };
const plain: Access = { ...open, scheme: 'http' };
const layout: Access = { kind: 'layout', path: '/srv/layouts/sample', form: 'directory' };
const command = (engine: Engine, platform: string, reference: string, access: Access = open) =>
  reproduction(engine, { platform: parsePlatform(platform) }, parseReference(reference), access)?.command;

describe('a choice is repeated by', () => {
  it.each([
    ['containerd', 'linux/arm64/v8', 'ctr images pull --platform linux/arm64/v8 docker.io/library/alpine:3.20'],
    ['docker', 'linux/arm64/v8', 'docker pull --platform linux/arm64/v8 alpine:3.20'],
    ['docker-classic', 'linux/arm/v7', 'docker pull --platform linux/arm/v7 alpine:3.20'],
    ['podman', 'linux/arm/v7', 'podman pull --os linux --arch arm --variant v7 docker.io/library/alpine:3.20'],
    ['podman', 'linux/s390x', 'podman pull --os linux --arch s390x docker.io/library/alpine:3.20'],
    ['kubernetes', 'linux/arm64', 'crictl pull docker.io/library/alpine:3.20'],
    [
      'containerd',
      'windows(10.0.20348)/amd64',
      "ctr images pull --platform 'windows(10.0.20348)/amd64' docker.io/library/alpine:3.20",
    ],
  ] as const)('%s, %s', (engine, platform, expected) => {
    expect(command(engine, platform, 'alpine:3.20')).toBe(expected);
  });

  it.each([
    ['containerd', 'ctr images pull --plain-http --platform linux/amd64 127.0.0.1:5000/a/b:1'],
    ['podman', 'podman pull --tls-verify=false --os linux --arch amd64 127.0.0.1:5000/a/b:1'],
  ] as const)('%s over plain http', (engine, expected) => {
    expect(command(engine, 'linux/amd64', '127.0.0.1:5000/a/b:1', plain)).toBe(expected);
  });

  it('the digest alone where the reference has one', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(command('docker', 'linux/amd64', `alpine:3.20@${digest}`)).toBe(
      `docker pull --platform linux/amd64 alpine@${digest}`,
    );
  });

  it('skopeo alone where the image lies in a layout', () => {
    expect(command('podman', 'linux/arm64', 'oci-layout://sample:linux8', layout)).toBe(
      'skopeo --override-os linux --override-arch arm64 inspect --config oci:/srv/layouts/sample:linux8',
    );
    expect(command('docker', 'linux/arm64', 'oci-layout://sample:linux8', layout)).toBeUndefined();
  });
});

it('what must be set up beforehand is said', () => {
  const note = (engine: Engine, access: Access, reference = 'registry.example/a/b:1') =>
    reproduction(engine, { platform: parsePlatform('linux/arm64/v8') }, parseReference(reference), access)?.note;
  expect(note('docker', plain)).toBe('Needs "registry.example" among the insecure-registries of the daemon.');
  expect(note('docker', plain, 'localhost:5000/a')).toBeNull();
  expect(note('kubernetes', plain)).toContain('must be told how to reach registry.example');
});

it('no platform leaves its place in the command line', () => {
  const hostile = fc.oneof(fc.string(), fc.constantFrom('-x', '$(id)', "a'b", '`id`', 'a b', ';', '\n'));
  fc.assert(
    fc.property(hostile, hostile, fc.constantFrom(...engineIds), (architecture, osVersion, engine) => {
      const host = { platform: { os: 'linux', architecture, 'os.version': osVersion } };
      const found = reproduction(engine, host, parseReference('alpine:3.20'), open);
      if (found === null || osVersion.includes('\0')) return;
      const words = execFileSync('sh', ['-c', `printf '%s\\0' ${found.command}`])
        .toString()
        .split('\0');
      expect(words.at(-2)).toMatch(/alpine:3\.20$/);
      expect(words.filter((word) => word.startsWith('-') && !/^--(platform|os|arch)$/.test(word))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
