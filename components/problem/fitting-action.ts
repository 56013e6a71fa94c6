import type { Problem } from '@/lib/problem/problem';

/** The one thing that would let a request pass that ended in a problem. */
export type FittingAction = Readonly<{
  kind: 'sign-in' | 'trust-ca' | 'allow-http' | 'settings';
  /** Whose settings would change. */
  registry: string;
  label: string;
}>;

/** What a person can do here about `problem`; null where that is nothing, or not known. */
export function fittingAction({ code, details = {} }: Problem): FittingAction | null {
  const { registry, reason } = details;
  if (typeof registry !== 'string') return null;
  switch (code) {
    case 'unauthorized':
      // Without a reason it was a host that the registry redirected to: no account is ever sent there.
      return typeof reason === 'string' ? { kind: 'sign-in', registry, label: `Sign in to ${registry}` } : null;
    case 'tls_untrusted':
      return typeof details.authority === 'string'
        ? { kind: 'trust-ca', registry, label: 'Trust this CA' }
        : { kind: 'settings', registry, label: `Choose how to trust ${registry}` };
    case 'plain_http':
      return { kind: 'allow-http', registry, label: `Allow plain http for ${registry}` };
    case 'egress_blocked':
      return { kind: 'settings', registry, label: `Settings of ${registry}` };
    default:
      return null;
  }
}
