import 'server-only';
import { BlockList, isIP, SocketAddress } from 'node:net';
import { ProblemError } from '@/lib/problem/problem';

/** How near an address is. What is nearer is more dangerous to reach on a stranger's word. */
export type Reach = 'public' | 'private' | 'loopback';

/** Where an address lies; `never` is refused for everyone. */
type Range = Readonly<{ name: string; reach: Reach | 'never' }>;

type Family = 'ipv4' | 'ipv6';
type ListedRange = Range & Readonly<{ family: Family; list: BlockList }>;
type Subnet = readonly [network: string, prefix: number, name: string];

/** Nobody's registry: metadata services of clouds, and addresses that mean no single host. */
const never: readonly Subnet[] = [
  ['0.0.0.0', 8, 'unspecified'],
  ['100.100.100.200', 32, 'cloud metadata'],
  ['168.63.129.16', 32, 'cloud metadata'],
  ['192.0.0.0', 24, 'cloud metadata and protocol assignments'],
  ['169.254.0.0', 16, 'link-local'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
  ['fd00:ec2::254', 128, 'cloud metadata'],
  ['fe80::', 10, 'link-local'],
  ['ff00::', 8, 'multicast'],
  // These carry an IPv4 address inside, and with it a way round the rules above.
  ['64:ff9b::', 96, 'NAT64'],
  ['64:ff9b:1::', 48, 'NAT64'],
  ['2002::', 16, '6to4'],
  ['2001::', 32, 'Teredo'],
];
const loopback: readonly Subnet[] = [
  ['127.0.0.0', 8, 'loopback'],
  ['::1', 128, 'loopback'],
];
const privates: readonly Subnet[] = [
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'private'],
  ['fc00::', 7, 'private'],
  ['fec0::', 10, 'private'],
];
// IPv4-compatible addresses, `::` among them. `::1` lies inside and is found before.
const compatible: readonly Subnet[] = [['::', 96, 'unspecified']];

const table: readonly ListedRange[] = [
  ...ranges(never, 'never'),
  ...ranges(loopback, 'loopback'),
  ...ranges(compatible, 'never'),
  ...ranges(privates, 'private'),
];

/** Names under which clouds serve their metadata; a proxy would resolve them where we cannot see. */
const metadataNames = new Set([
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);

const nearness: Record<Reach, number> = { public: 0, private: 1, loopback: 2 };

/** Which range `address`, an IPv4 or IPv6 address in any of its forms, belongs to. */
export function rangeOf(address: string): Range {
  const bare = address.split('%', 1)[0] ?? '';
  const mapped = ipv4Mapped(bare);
  const version = isIP(mapped);
  if (version === 0) return { name: 'not an address', reach: 'never' };
  const family = familyOf(version);
  const parsed = new SocketAddress({ address: mapped, family });
  const found = table.find((range) => range.family === family && range.list.check(parsed));
  return found ?? { name: 'public', reach: 'public' };
}

/** What a connection may go to: no nearer than `nearest`, but for addresses that a person allowed. */
export type Bounds = Readonly<{ nearest: Reach; isAllowed?: (address: string) => boolean }>;

/** Refuses an address that is out of `bounds`; what is nobody's registry is always out. Throws `egress_blocked`. */
export function guardAddress(address: string, { nearest, isAllowed }: Bounds, host: string): void {
  const range = rangeOf(address);
  if (range.reach !== 'never' && (nearness[range.reach] <= nearness[nearest] || isAllowed?.(address))) return;
  throw new ProblemError({
    code: 'egress_blocked',
    message:
      range.reach === 'never'
        ? `“${host}” is at ${address}, a ${range.name} address. Polyarch does not connect to such addresses.`
        : `“${host}” is at ${address}, a ${range.name} address, and only the registry itself may name such a host if it is one.`,
    hint:
      range.reach === 'never'
        ? 'Type the name of a registry.'
        : `The registry sent Polyarch there by a redirect or a sign-in address. If that is as it should be, allow ${address} in the registry’s settings.`,
    details: { host, address, range: range.name },
  });
}

/** Refuses a host that is an address, or a name known for metadata, before any name is resolved. Throws `egress_blocked`. */
export function guardHostname(hostname: string, bounds: Bounds): void {
  const host = unbracketed(hostname);
  if (isIP(host) !== 0) guardAddress(host, bounds, host);
  if (!metadataNames.has(host.toLowerCase().replace(/\.$/, ''))) return;
  throw new ProblemError({
    code: 'egress_blocked',
    message: `“${host}” serves a cloud’s metadata. Polyarch does not connect to it.`,
    hint: 'Type the name of a registry.',
    details: { host, range: 'cloud metadata' },
  });
}

/** An IPv6 host of a URL without its brackets. */
export function unbracketed(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function ranges(subnets: readonly Subnet[], reach: Range['reach']): ListedRange[] {
  return subnets.map(([network, prefix, name]) => {
    const family = familyOf(isIP(network));
    const list = new BlockList();
    list.addSubnet(network, prefix, family);
    return { name, reach, family, list };
  });
}

function familyOf(version: number): Family {
  return version === 4 ? 'ipv4' : 'ipv6';
}

/** The IPv4 address inside `::ffff:a.b.c.d`, however it is written; else the address unchanged. */
function ipv4Mapped(address: string): string {
  if (isIP(address) !== 6) return address;
  const canonical = unbracketed(new URL(`http://[${address}]`).hostname);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
