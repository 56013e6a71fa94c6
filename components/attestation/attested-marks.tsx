'use client';

import { Shield } from 'lucide-react';
import { counted } from '@/lib/display/counted';
import type { Digest } from '@/lib/oci/digest';
import { Icon } from '../ui/icon';
import { useAttested } from './attested';
import { statementLooks } from './statement-name';

/** Says what is attested of an entry: before its attestation manifests are opened only that there are some, then by name. */
export function AttestedMarks({ digests }: Readonly<{ digests: readonly Digest[] }>) {
  const { kinds, unopened } = useAttested(digests);
  if (digests.length === 0) return null;
  const words = kinds.map((kind) => statementLooks[kind].word);
  const manifests = counted(unopened, 'attestation manifest', 'attestation manifests');
  const name = [...words, ...(unopened === 0 ? [] : [manifests])].join(', ');
  return (
    <span title={name} className="inline-flex items-center gap-[3px] text-2xs text-ink-2">
      {kinds.map((kind) => (
        <Icon key={kind} of={statementLooks[kind].icon} size="sm" />
      ))}
      {unopened === 0 ? null : <Icon of={Shield} size="sm" />}
      <span className="sr-only">{name}</span>
      {unopened > 1 ? <span aria-hidden="true">{unopened}</span> : null}
    </span>
  );
}
