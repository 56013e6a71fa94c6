import 'server-only';
import { BlockList, isIP } from 'node:net';
import { ProblemError } from '@/lib/problem/problem';

/** Whether an address is among `texts`: IP addresses, and networks such as 10.20.0.0/16. What is neither counts for nothing. */
export function allowedAddresses(texts: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const text of texts) {
    const network = parseNetwork(text);
    if (network !== null) list.addSubnet(network.address, network.prefix, network.type);
  }
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Throws `request_invalid` for the first of `texts` that is neither an address nor a network. */
export function checkAddresses(texts: readonly string[]): void {
  const wrong = texts.find((text) => parseNetwork(text) === null);
  if (wrong === undefined) return;
  throw new ProblemError({
    code: 'request_invalid',
    message: `The field “allowedAddresses” is wrong: “${wrong.slice(0, 80)}” is neither an IP address nor a network.`,
    hint: 'Give addresses such as 10.20.9.31, or networks such as 10.20.0.0/16.',
    details: { field: 'allowedAddresses' },
  });
}

type Network = Readonly<{ address: string; prefix: number; type: 'ipv4' | 'ipv6' }>;

function parseNetwork(text: string): Network | null {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  const length = prefix === undefined ? longest : Number(prefix);
  if (family === 0 || address.includes('%') || length > longest) return null;
  return { address, prefix: length, type: family === 4 ? 'ipv4' : 'ipv6' };
}
