import { formatFullPlatform } from '../platform/format-platform';
import { parsePlatform } from '../platform/parse-platform';
import { type Engine, engineIds } from './engine';
import type { Aarch32 } from './host';
import { knownMachines, type Machine } from './known-machines';
import type { HostGroup } from './parse-hosts';

/** A machine in a list that people make and share as text, and what is known of it beside what it is. */
export type ListedHost = Machine &
  Readonly<{
    /** What pulls there, as far as that is known. */
    engine: Engine | null;
    /** How many machines it stands for. */
    count: number;
    /** Whether its platform is asked for, as with `--platform`, instead of being the machine's own. */
    isRequested: boolean;
  }>;

/** What makes a host that is not among the known machines. */
export type StatedHost = Pick<Machine, 'platform'> & Partial<Omit<ListedHost, 'id' | 'note' | 'platform'>>;

/** As many hosts does a list have at most; more are left out. */
export const mostHosts = 40;
const mostCharacters = 8192;
const mostNameCharacters = 64;
const mostCount = 99_999;

/** A machine of the list of those that are known. */
export function knownHost(machine: Machine): ListedHost {
  return { ...machine, engine: null, count: 1, isRequested: false };
}

/** A machine that was typed or pasted; its id is what the text of a list says of it. */
export function statedHost(stated: StatedHost): ListedHost {
  const { platform, aarch32 = 'unknown', engine = null, count = 1, isRequested = false } = stated;
  const name = (stated.name ?? '').slice(0, mostNameCharacters);
  const host = { name, platform, aarch32, engine, count: Math.min(count, mostCount), isRequested };
  return { ...host, id: textOf(host), note: '' };
}

/** Machines of one kind in a text that was typed or pasted, as one row. */
export function pastedHost({
  names: [name, ...others],
  ...group
}: HostGroup & Pick<StatedHost, 'isRequested'>): ListedHost {
  const rest = others.length === 0 ? '' : ` and ${others.length} more`;
  return statedHost({ ...group, name: name === undefined ? '' : `${name.slice(0, mostNameCharacters - 16)}${rest}` });
}

/** `pi-5,linux/arm64/v8*aarch32-no*count-3`: known machines by their id, others as what is known of them. */
export function formatHostList(hosts: readonly ListedHost[]): string {
  return hosts.map(({ id }) => id).join(',');
}

/** The inverse of `formatHostList`. What cannot be read is left out, and so is what stands there twice. */
export function parseHostList(text: string): readonly ListedHost[] {
  const hosts = text.slice(0, mostCharacters).split(',').flatMap(hostOfText);
  return [...new Map(hosts.map((host) => [host.id, host])).values()].slice(0, mostHosts);
}

const usualIds = 'x86-64-v3,pi-5,pi-2,pi-1,z,power9,riscv,windows-2019,windows-2022';

/** The machines that a list begins with: one of each kind that most images are asked for. */
export const usualHosts: readonly ListedHost[] = parseHostList(usualIds);

function textOf({ name, platform, aarch32, engine, count, isRequested }: Omit<ListedHost, 'id' | 'note'>): string {
  return [
    formatFullPlatform(platform),
    ...(name === '' ? [] : [`name-${name}`]),
    ...(aarch32 === undefined || aarch32 === 'unknown' ? [] : [`aarch32-${aarch32}`]),
    ...(engine === null ? [] : [`engine-${engine}`]),
    ...(count === 1 ? [] : [`count-${count}`]),
    ...(isRequested ? ['requested'] : []),
  ]
    .map(escaped)
    .join('*');
}

function hostOfText(text: string): readonly ListedHost[] {
  const known = knownMachines.find(({ id }) => id === text);
  if (known !== undefined) return [knownHost(known)];
  try {
    const [platform = '', ...rest] = text.split('*').map(unescaped);
    const said = new Map(rest.map(nameAndValue));
    const count = Number(said.get('count') ?? 1);
    return [
      statedHost({
        platform: parsePlatform(platform),
        name: said.get('name') ?? '',
        aarch32: aarch32s.find((one) => one === said.get('aarch32')) ?? 'unknown',
        engine: engineIds.find((one) => one === said.get('engine')) ?? null,
        count: Number.isInteger(count) && count > 0 ? count : 1,
        isRequested: said.has('requested'),
      }),
    ];
  } catch {
    return [];
  }
}

const aarch32s: readonly Aarch32[] = ['yes', 'no', 'unknown'];

function nameAndValue(text: string): readonly [string, string] {
  const at = text.indexOf('-');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The marks that part a list and its items are written out inside them. */
function escaped(text: string): string {
  return text.replace(/[%,*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescaped(text: string): string {
  return text.replace(/%(25|2C|2A)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
