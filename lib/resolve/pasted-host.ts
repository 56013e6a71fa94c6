import type { Platform } from '../platform/platform';
import type { Engine } from './engine';
import type { Aarch32 } from './host';

/** A machine that somebody typed or pasted. */
export type PastedHost = Readonly<{
  /** What the text calls it: a node’s name, a host’s name; null where it has none. */
  name: string | null;
  platform: Platform;
  /** What pulls there, as far as the text tells. */
  engine: Engine | null;
  aarch32: Aarch32;
  /** What was read in another way than it was written, or is not said, in sentences. */
  notes: readonly string[];
}>;

/** What one text holds: machines, and what could not be read, in sentences. */
export type PastedText = Readonly<{ hosts: readonly PastedHost[]; unread: readonly string[] }>;

export const nothingPasted: PastedText = { hosts: [], unread: [] };

/** What is not said of a machine and bears on what it pulls. */
export function gapsOf({ os, architecture, variant }: Platform): readonly string[] {
  if (variant !== undefined || os !== 'linux') return [];
  if (architecture === 'amd64') return ['Which level of x86-64 it has is not said: v1 is assumed.'];
  return architecture === 'arm' ? ['Which variant of ARM it has is not said.'] : [];
}
