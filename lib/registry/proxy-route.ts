import 'server-only';
import { BlockList, isIP } from 'node:net';
import { unbracketed } from './egress-guard';
import { isLoopbackUrl } from './endpoint';

/**
 * The proxy through which `url` is fetched, or null: https alone goes through HTTPS_PROXY, never to this machine itself,
 * nor to what NO_PROXY lists: `*`, a domain with all below it, an address, a subnet, each with an optional port.
 */
export function proxyRoute(url: URL, httpsProxy: string | null, noProxy: readonly string[]): string | null {
  if (httpsProxy === null || url.protocol !== 'https:' || isLoopbackUrl(url)) return null;
  return noProxy.some((entry) => matches(url, entry.trim().toLowerCase())) ? null : httpsProxy;
}

function matches(url: URL, entry: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  const hostname = unbracketed(url.hostname);
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
  if (port !== undefined && port !== (url.port || '443')) return false;
  const host = unbracketed(name);
  if (host.includes('/')) return inSubnet(hostname, host);
  const domain = host.replace(/^\*?\./, '');
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

function inSubnet(hostname: string, subnet: string): boolean {
  const [network = '', prefix = ''] = subnet.split('/', 2);
  const family = isIP(network);
  if (isIP(hostname) !== family || family === 0 || !/^\d{1,3}$/.test(prefix)) return false;
  if (Number(prefix) > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), type);
  return list.check(hostname, type);
}
