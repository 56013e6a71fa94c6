import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlatform } from '../platform/parse-platform';
import { engineIds } from './engine';
import { knownMachines } from './known-machines';
import { formatHostList, knownHost, mostHosts, parseHostList, pastedHost, statedHost, usualHosts } from './listed-host';
import { parseHosts } from './parse-hosts';

const word = fc.stringMatching(/^[a-z0-9_.-]{1,12}$/);
const platforms = fc.record(
  {
    os: word,
    architecture: word,
    variant: word,
    'os.version': fc.stringMatching(/^[0-9a-z.,*%+ ]{1,12}$/).filter((version) => /^[\w.%+()/-]+$/.test(version)),
  },
  { requiredKeys: ['os', 'architecture'] },
);
const stated = fc
  .record({
    platform: platforms,
    name: fc.string({ unit: 'grapheme', maxLength: 20 }),
    aarch32: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    engine: fc.option(fc.constantFrom(...engineIds)),
    count: fc.integer({ min: 1, max: 99_999 }),
    isRequested: fc.boolean(),
  })
  .map(statedHost);
const hosts = fc.uniqueArray(fc.oneof(stated, fc.constantFrom(...knownMachines.map(knownHost))), {
  selector: ({ id }) => id,
  maxLength: mostHosts,
});

const nodeNamed = (name: string) => ({
  kind: 'Node',
  metadata: { name },
  status: {
    nodeInfo: { architecture: 'arm64', operatingSystem: 'linux', containerRuntimeVersion: 'containerd://1.7.27' },
  },
});

describe('a list of hosts as text', () => {
  it('brings back every host that it was made of', () => {
    fc.assert(
      fc.property(hosts, (list) => {
        expect(parseHostList(formatHostList(list))).toEqual(list);
      }),
    );
  });

  it('never fails, and is bounded, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(parseHostList(text).length).toBeLessThanOrEqual(mostHosts);
      }),
    );
    expect(parseHostList(Array.from({ length: 500 }, (_, n) => `linux/a${n}`).join(','))).toHaveLength(mostHosts);
  });

  it('leaves out what is no host, and what stands there twice', () => {
    expect(formatHostList(parseHostList('pi-5,,nope,linux/arm/v7*count-x,pi-5,linux/arm/v7*whatever'))).toBe(
      'pi-5,linux/arm/v7',
    );
  });

  it('names a machine by what is known of it', () => {
    const node = statedHost({
      platform: parsePlatform('linux/arm64'),
      name: 'ip-10-0-1-7, a',
      engine: 'podman',
      count: 3,
    });
    expect(node.id).toBe('linux/arm64*name-ip-10-0-1-7%2C a*engine-podman*count-3');
  });

  it('machines of one kind that were pasted are one row', () => {
    const [group] = parseHosts(JSON.stringify({ kind: 'List', items: ['a', 'b'].map(nodeNamed) })).groups;
    expect(group && pastedHost(group)).toMatchObject({
      name: 'a and 1 more',
      count: 2,
      engine: 'kubernetes',
      platform: { os: 'linux', architecture: 'arm64' },
    });
  });

  it('begins with nine kinds of machines', () => {
    expect(usualHosts).toHaveLength(9);
  });
});
