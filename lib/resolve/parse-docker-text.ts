import { dockerHost } from './docker-host';
import { nothingPasted, type PastedText } from './pasted-host';

/** Reads what `docker info` prints for people; null for another text. */
export function parseDockerInfo(text: string): PastedText | null {
  const osType = field(text, 'OSType');
  const machine = field(text, 'Architecture');
  if (osType === undefined || machine === undefined) return null;
  return {
    ...nothingPasted,
    hosts: [
      dockerHost({
        name: field(text, 'Name'),
        os: osType,
        machine,
        system: `${field(text, 'Operating System')} ${field(text, 'Kernel Version')}`,
        version: field(text, 'Server Version'),
        isContainerdStore: /^ *driver-type: io\.containerd\.snapshotter/m.test(text),
      }),
    ],
  };
}

/** Reads what `docker version` prints for people: the server counts, the client may be another machine. */
export function parseDockerVersion(text: string): PastedText | null {
  const [client, server] = text.split(/^Server:/m);
  if (server === undefined) {
    const isClient = /^Client:/m.test(client ?? '') && /^ *OS\/Arch:/m.test(client ?? '');
    const fault = 'The text of “docker version” has no server: the client may run on another machine.';
    return isClient ? { ...nothingPasted, unread: [fault] } : null;
  }
  const [, os, machine] = /^ *OS\/Arch: +([a-z]{1,20})\/(\w{1,30})/m.exec(server) ?? [];
  if (os === undefined || machine === undefined) return null;
  return { ...nothingPasted, hosts: [dockerHost({ os, machine, version: field(server, 'Version') })] };
}

/** The value of the first line ` name: value`. */
function field(text: string, name: string): string | undefined {
  return new RegExp(`^ *${name}: +(.{1,255})$`, 'm').exec(text)?.[1]?.trim();
}
