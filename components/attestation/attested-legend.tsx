'use client';

import { Shield } from 'lucide-react';
import type { Digest } from '@/lib/oci/digest';
import { Icon } from '../ui/icon';
import { useAttested } from './attested';
import { statementLooks } from './statement-name';

/** What `AttestedMarks` mean, as far as they occur. */
export function AttestedLegend({ digests }: Readonly<{ digests: readonly Digest[] }>) {
  const { kinds, unopened } = useAttested(digests);
  const marks = [
    ...kinds.map((kind) => ({ icon: statementLooks[kind].icon, word: statementLooks[kind].word })),
    ...(unopened === 0 ? [] : [{ icon: Shield, word: kinds.length === 0 ? 'attestation manifest' : 'not opened yet' }]),
  ];
  return marks.map(({ icon, word }) => (
    <span key={word} className="inline-flex items-center gap-[5px]">
      <Icon of={icon} size="sm" />
      {word}
    </span>
  ));
}
