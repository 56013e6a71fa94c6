import type { LucideIcon } from 'lucide-react';
import { ShieldAlert, ShieldCheck, ShieldOff } from 'lucide-react';
import type { TrustKind } from '@/lib/contract/registry';
import type { Tone } from '../ui/status';

type TrustWords = Readonly<{
  /** As it is chosen. */
  choice: string;
  /** What follows from choosing it. */
  consequence: string;
  /** As it stands in the table. */
  word: string;
  note: string;
  icon: LucideIcon;
  tone: Tone;
}>;

/** The four kinds of trust in words. */
export const trustWords = {
  system: {
    choice: 'https, verified by public CAs',
    consequence: 'the roots that this server trusts anyway',
    word: 'https, verified',
    note: 'system roots',
    icon: ShieldCheck,
    tone: 'ok',
  },
  ca: {
    choice: 'https, verified by its own CA',
    consequence: 'the certificate below, for this registry only',
    word: 'https, own CA',
    note: '',
    icon: ShieldCheck,
    tone: 'ok',
  },
  unverified: {
    choice: 'https, not verified',
    consequence: 'anyone on the path can change what you see, and read the account',
    word: 'https, not verified',
    note: 'anyone on the path is believed',
    icon: ShieldAlert,
    tone: 'warn',
  },
  http: {
    choice: 'plain http',
    consequence: 'as above, and no account is sent but on this machine',
    word: 'plain http',
    note: 'nothing secret is sent',
    icon: ShieldOff,
    tone: 'info',
  },
} as const satisfies Record<TrustKind, TrustWords>;
