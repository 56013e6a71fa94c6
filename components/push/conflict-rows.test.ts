import { expect, it } from 'vitest';
import { conflictRows, type SideEntry } from './conflict-rows';

const entry = (architecture: string, digest: string, variant?: string): SideEntry => ({
  digest,
  platform: { os: 'linux', architecture, ...(variant && { variant }) },
});

it('tells for each platform who changed it, and what both changed comes first', () => {
  const rows = conflictRows({
    seen: [
      entry('amd64', 'a1'),
      entry('386', 'b1'),
      entry('arm64', 'c1'),
      entry('s390x', 'd1'),
      entry('arm', 'f1', 'v7'),
    ],
    now: [entry('amd64', 'a2'), entry('386', 'b1'), entry('arm64', 'c1'), entry('arm', 'f2', 'v7')],
    yours: [
      entry('386', 'b1'),
      entry('arm64', 'c2', 'v8'),
      entry('s390x', 'd1'),
      entry('riscv64', 'e1'),
      entry('amd64', 'a3'),
      entry('arm', 'f2', 'v7'),
    ],
  });
  expect(rows.map(({ platform, verdict }) => [platform.architecture, verdict])).toEqual([
    ['amd64', 'both'],
    ['386', 'same'],
    ['arm64', 'yours'],
    ['s390x', 'theirs'],
    ['riscv64', 'yours'],
    ['arm', 'alike'],
  ]);
});

it('leaves attestations to the images that they attest', () => {
  const attestation: SideEntry = { digest: 'x', platform: { os: 'unknown', architecture: 'unknown' } };
  expect(conflictRows({ seen: [attestation], now: [], yours: [attestation] })).toEqual([]);
});
