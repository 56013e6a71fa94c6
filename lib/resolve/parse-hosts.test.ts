import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFullPlatform } from '../platform/format-platform';
import { parseHosts } from './parse-hosts';

const testdata = (name: string) => readFileSync(new URL(`testdata/${name}`, import.meta.url), 'utf8');

/** `count × platform, engine`, one per kind of machine. */
const kinds = (text: string) =>
  parseHosts(text).groups.map(({ platform, engine, count }) => `${count} × ${formatFullPlatform(platform)}, ${engine}`);

const node = (name: string, nodeInfo: Readonly<Record<string, string>>) => ({
  kind: 'Node',
  metadata: { name },
  status: { nodeInfo },
});
const containerd = { operatingSystem: 'linux', containerRuntimeVersion: 'containerd://1.7.27' };
const nodeList = (items: readonly unknown[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

describe('machines are read from', () => {
  it.each([
    ['linux/arm/v7', ['1 × linux/arm/v7, null']],
    ['arm64', ['1 × linux/arm64, null']],
    ['Linux/AArch64', ['1 × linux/arm64, null']],
    ['linux/arm64/8', ['1 × linux/arm64/v8, null']],
    ['linux/arm', ['1 × linux/arm, null']],
    ['armhf', ['1 × linux/arm/v7, null']],
    ['windows(10.0.20348.2700)/amd64', ['1 × windows(10.0.20348.2700)/amd64, null']],
    ['linux/amd64\n\nlinux/s390x\r\nlinux/amd64', ['2 × linux/amd64, null', '1 × linux/s390x, null']],
    ['aarch64', ['1 × linux/arm64/v8, null']],
    ['armv6l', ['1 × linux/arm/v6, null']],
    ['loongarch64', ['1 × linux/loong64, null']],
    [
      'Linux workshop 6.6.31+rpt-rpi-v8 #1 SMP PREEMPT Debian 1:6.6.31-1+rpt1 (2024-05-29) aarch64 GNU/Linux',
      ['1 × linux/arm64/v8, null'],
    ],
    ['Linux zero 6.1.21+ #1642 Mon Apr  3 17:19:14 BST 2023 armv6l GNU/Linux', ['1 × linux/arm/v6, null']],
    [
      'Linux web 6.8.0-60-generic #63-Ubuntu SMP PREEMPT_DYNAMIC x86_64 x86_64 x86_64 GNU/Linux',
      ['1 × linux/amd64, null'],
    ],
    [
      'Darwin desk 24.5.0 Darwin Kernel Version 24.5.0: Tue Apr 22; root:xnu-11417.121.6~2/RELEASE_ARM64_T6000 arm64',
      ['1 × linux/arm64/v8, null'],
    ],
    [
      'MINGW64_NT-10.0-20348 server 3.4.10.x86_64 2024-02-14 20:17 UTC x86_64 Msys',
      ['1 × windows(10.0.20348)/amd64, null'],
    ],
    [testdata('docker-info.txt'), ['1 × linux/arm64/v8, docker']],
    [testdata('docker-version.txt'), ['1 × linux/amd64, docker-classic']],
    [
      ' OSType: windows\n Architecture: x86_64\n Operating System: Microsoft Windows Server Version 21H2 (OS Build 20348.2700)\n Server Version: 27.1.1',
      ['1 × windows(10.0.20348)/amd64, docker-classic'],
    ],
    [
      JSON.stringify({
        OSType: 'linux',
        Architecture: 'x86_64',
        DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
        Name: 'web',
      }),
      ['1 × linux/amd64, docker'],
    ],
    [
      JSON.stringify({ Client: { Arch: 'arm64' }, Server: { Os: 'linux', Arch: 'arm', Version: '29.1.0' } }),
      ['1 × linux/arm, docker'],
    ],
    [
      nodeList([
        node('a', { ...containerd, architecture: 'arm64' }),
        node('b', { ...containerd, architecture: 'amd64', containerRuntimeVersion: 'cri-o://1.33.1' }),
        node('c', { ...containerd, architecture: 'arm64' }),
        node('w', {
          architecture: 'amd64',
          operatingSystem: 'windows',
          kernelVersion: '10.0.20348.2700',
          containerRuntimeVersion: 'containerd://1.7.1',
        }),
      ]),
      ['2 × linux/arm64/v8, kubernetes', '1 × linux/amd64, podman', '1 × windows(10.0.20348)/amd64, kubernetes'],
    ],
    [JSON.stringify(node('one', { ...containerd, architecture: 's390x' })), ['1 × linux/s390x, kubernetes']],
  ])('%j', (text, expected) => {
    expect({ kinds: kinds(text), unread: parseHosts(text).unread }).toEqual({ kinds: expected, unread: [] });
  });
});

it('names the machines as the text does', () => {
  const text = nodeList(['a', 'b'].map((name) => node(name, { ...containerd, architecture: 'arm64' })));
  expect(parseHosts(text).groups).toMatchObject([{ names: ['a', 'b'], count: 2 }]);
  expect(parseHosts(testdata('docker-info.txt')).groups).toMatchObject([{ names: ['workshop'] }]);
});

it('says what was read in another way than it was written, and what is not said', () => {
  const notes = (text: string) => parseHosts(text).groups.flatMap((group) => group.notes);
  expect(notes('linux/arm/v7')).toEqual([]);
  expect(notes('macos/aarch64')).toEqual(['“macos/aarch64” is read as darwin/arm64.']);
  expect(notes(testdata('docker-version.txt'))).toEqual([
    'Engine 27 has the classic image store, unless it was told otherwise.',
    'Which level of x86-64 it has is not said: v1 is assumed.',
  ]);
});

describe('what cannot be read is named', () => {
  it.each([
    ['', []],
    ['linux', ['“linux” is not a platform']],
    ['linux/amd64\nwhat is this', ['“what is this” is not a platform']],
    ['{"kind": "Pod"}', ['The JSON is neither']],
    ['{"kind": ', ['The text begins as JSON and is none']],
    [nodeList([]), ['The list has no nodes.']],
    [
      nodeList([node('x', { operatingSystem: 'linux' }), 7]),
      ['The node “x” does not say', 'Item 1 of the list does not say'],
    ],
    ['Client:\n Version: 28\n OS/Arch: linux/amd64\n', ['The text of “docker version” has no server']],
    ['a'.repeat(1024 * 1024 + 1), ['The text has more than 1 MiB']],
    ['é'.repeat(600 * 1024), ['The text has more than 1 MiB']],
  ])('%.40j', (text, expected) => {
    const { unread } = parseHosts(text);
    expect(unread).toHaveLength(expected.length);
    for (const [position, begin] of expected.entries()) expect(unread[position]).toContain(begin);
  });

  it('no more than 5,000 nodes are read, and no more than 20 sentences said', () => {
    const nodes = Array.from({ length: 5010 }, (_, n) => node(`n${n}`, { ...containerd, architecture: 'amd64' }));
    const { groups, unread } = parseHosts(nodeList(nodes));
    expect(groups).toMatchObject([{ count: 5000 }]);
    expect(unread).toEqual(['The list has 5010 nodes; those after the first 5000 were not read.']);
    const many = parseHosts('?\n'.repeat(100)).unread;
    expect(many).toHaveLength(21);
    expect(many.at(-1)).toBe('And 80 more could not be read.');
  });
});

it('whatever is pasted, it answers: each line is a machine or is named', () => {
  const word = fc.constantFrom(
    'linux',
    '/',
    'arm',
    'v7',
    ' ',
    'Linux ',
    'aarch64',
    '(',
    '+',
    'Server:',
    '{',
    '%',
    '\t',
  );
  const line = fc.oneof(
    fc.string(),
    fc.array(word).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
      const text = lines.join('\n');
      const { groups, unread } = parseHosts(text);
      const machines = groups.reduce((sum, { count }) => sum + count, 0);
      if (text.trim() !== '') expect(machines + unread.length).toBeGreaterThan(0);
      for (const { platform } of groups) expect(platform.architecture).not.toBe('');
    }),
  );
  fc.assert(fc.property(fc.json(), (json) => parseHosts(json).unread.length > 0 || !/^[{[]/.test(json)));
});
