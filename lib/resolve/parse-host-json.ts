import { at, isObject, listAt, textAt } from '../attestation/json-shape';
import { dockerHost } from './docker-host';
import { parseNode } from './parse-node';
import { nothingPasted, type PastedHost, type PastedText } from './pasted-host';

/** The most nodes that are read of one list. */
const maxNodes = 5000;

/** Reads `kubectl get nodes -o json`, a node, or what `docker info` and `docker version` print with `--format json`. */
export function parseHostJson(value: unknown): PastedText {
  const kind = textAt(value, 'kind');
  if (kind === 'Node') return parseNodes([value]);
  if (kind === 'List' || kind === 'NodeList') return parseNodes(listAt(value, 'items'));
  const docker = dockerInfo(value) ?? dockerVersion(value);
  if (docker !== null) return { ...nothingPasted, hosts: [docker] };
  return {
    ...nothingPasted,
    unread: ['The JSON is neither a list of Kubernetes nodes nor what Docker tells of itself.'],
  };
}

function parseNodes(nodes: readonly unknown[]): PastedText {
  const hosts: PastedHost[] = [];
  const unread: string[] = [];
  for (const [position, node] of nodes.slice(0, maxNodes).entries()) {
    const read = parseNode(node, position);
    if (typeof read === 'string') unread.push(read);
    else hosts.push(read);
  }
  if (nodes.length === 0) unread.push('The list has no nodes.');
  if (nodes.length > maxNodes) {
    unread.push(`The list has ${nodes.length} nodes; those after the first ${maxNodes} were not read.`);
  }
  return { hosts, unread };
}

function dockerInfo(value: unknown): PastedHost | null {
  const os = textAt(value, 'OSType');
  const machine = textAt(value, 'Architecture');
  if (os === null || machine === null) return null;
  const status = listAt(value, 'DriverStatus').filter(Array.isArray);
  return dockerHost({
    name: textAt(value, 'Name') ?? undefined,
    os,
    machine,
    system: `${textAt(value, 'OperatingSystem')} ${textAt(value, 'KernelVersion')}`,
    isContainerdStore: status.some(([, type]) => String(type).startsWith('io.containerd.snapshotter')),
  });
}

function dockerVersion(value: unknown): PastedHost | null {
  const server = at(value, 'Server');
  const os = textAt(server, 'Os');
  const machine = textAt(server, 'Arch');
  if (!isObject(server) || os === null || machine === null) return null;
  const system = textAt(server, 'KernelVersion') ?? undefined;
  return dockerHost({ os, machine, system, version: textAt(server, 'Version') ?? undefined });
}
