import { formatFullPlatform } from '../platform/format-platform';
import { parseDockerInfo, parseDockerVersion } from './parse-docker-text';
import { parseHostJson } from './parse-host-json';
import { parseTypedHost } from './parse-typed-host';
import { parseUname } from './parse-uname';
import { nothingPasted, type PastedHost, type PastedText } from './pasted-host';

/** Machines of one kind in a pasted text. */
export type HostGroup = Omit<PastedHost, 'name'> &
  Readonly<{
    /** What the text calls them, as far as it names them. */
    names: readonly string[];
    count: number;
  }>;

/** The machines that a text names, and what of it could not be read, in sentences. */
export type ParsedHosts = Readonly<{ groups: readonly HostGroup[]; unread: readonly string[] }>;

const maxBytes = 1024 * 1024;
const maxLines = 5000;
/** Sentences about what could not be read; more would say no more. */
const maxUnread = 20;

/**
 * Reads what people type or paste to say which machines they have: platforms, one per line, or what `docker info`,
 * `docker version` (also with `--format json`), `kubectl get nodes -o json` or `uname -a` printed.
 */
export function parseHosts(text: string): ParsedHosts {
  const { hosts, unread } = readText(text);
  const rest = unread.length - maxUnread;
  return {
    groups: grouped(hosts),
    unread: rest > 0 ? [...unread.slice(0, maxUnread), `And ${rest} more could not be read.`] : unread,
  };
}

function readText(text: string): PastedText {
  if (text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes) {
    return { ...nothingPasted, unread: ['The text has more than 1 MiB and was not read.'] };
  }
  const trimmed = text.trim();
  if (trimmed === '') return nothingPasted;
  if (/^[{[]/.test(trimmed)) return readJson(trimmed);
  return parseDockerInfo(trimmed) ?? parseDockerVersion(trimmed) ?? readLines(trimmed);
}

function readJson(text: string): PastedText {
  try {
    return parseHostJson(JSON.parse(text));
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return { ...nothingPasted, unread: ['The text begins as JSON and is none: was it pasted whole?'] };
  }
}

function readLines(text: string): PastedText {
  const lines = text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const hosts: PastedHost[] = [];
  const unread: string[] = [];
  for (const line of lines.slice(0, maxLines)) {
    const uname = parseUname(line);
    const read = uname === null ? parseTypedHost(line) : { ...nothingPasted, hosts: [uname] };
    hosts.push(...read.hosts);
    unread.push(...read.unread);
  }
  if (lines.length > maxLines) unread.push(`The lines after the first ${maxLines} were not read.`);
  return { hosts, unread };
}

/** Equal machines together, in the order of the text. */
function grouped(hosts: readonly PastedHost[]): readonly HostGroup[] {
  const groups = new Map<string, HostGroup & { names: string[] }>();
  for (const { name, ...host } of hosts) {
    const key = JSON.stringify([formatFullPlatform(host.platform), host.engine, host.aarch32, host.notes]);
    const group = groups.get(key) ?? { ...host, names: [], count: 0 };
    if (name !== null) group.names.push(name);
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return [...groups.values()];
}
