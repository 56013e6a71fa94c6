import type { Fallback, Resolution } from '@/lib/resolve/resolution';

type CellNote = Readonly<{ tone: 'warn' | 'muted'; text: string }>;

/** The one thing to know about an answer, in a few words; null where it is just what the host is. */
export function cellNote({ match, emulated, emulation, fallback, ties }: Resolution): CellNote | null {
  if (match === null) return emulation === null ? null : muted(`${emulation.platform.architecture} with QEMU`);
  if (emulated) return warn(emulation === null ? 'does not run' : 'needs QEMU');
  if (fallback !== null) return fallbackNotes[fallback];
  if (ties.length > 0) return muted('first of equals');
  const version = match.platform?.['os.version'];
  return version === undefined ? null : muted(version);
}

/** What stands in for what the host is, in a few words. */
export function fallbackText(fallback: Fallback): string {
  return fallbackNotes[fallback].text;
}

const warn = (text: string) => ({ tone: 'warn', text }) as const;
const muted = (text: string) => ({ tone: 'muted', text }) as const;

const fallbackNotes: Readonly<Record<Fallback, CellNote>> = {
  '32-bit-arm': warn('32-bit fallback'),
  '386': warn('32-bit fallback'),
  'lower-variant': muted('lower variant'),
  'variant-not-stated': muted('no variant stated'),
  'variant-not-known': muted('variant not known'),
  'no-platform': warn('no platform'),
};
