import { ShieldCheck } from 'lucide-react';
import { Icon } from '../ui/icon';
import { counted } from './entry-text';

/** Says that an entry has attestation manifests, and from two on how many. What they attest is known when they are opened. */
export function AttestationMark({ count }: Readonly<{ count: number }>) {
  if (count === 0) return null;
  const name = counted(count, 'attestation manifest', 'attestation manifests');
  return (
    <span title={name} className="inline-flex items-center gap-0.5 text-2xs text-ink-2">
      <Icon of={ShieldCheck} size="sm" />
      <span className="sr-only">{name}</span>
      {count > 1 ? <span aria-hidden="true">{count}</span> : null}
    </span>
  );
}
