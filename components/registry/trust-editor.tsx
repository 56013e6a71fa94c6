'use client';

import type { Registry } from '@/lib/contract/registry';
import { AccountField } from './account-field';
import { AddressField } from './address-field';
import { CaField } from './ca-field';
import { EditorRow } from './editor-row';
import type { RegistryDraft } from './registry-draft';
import { TrustChoice } from './trust-choice';

type TrustEditorProps = Readonly<{
  /** As the server has it; null where it has nothing. */
  registry: Registry | null;
  draft: RegistryDraft;
  onEdit: (change: Partial<RegistryDraft>) => void;
}>;

/** How one registry is trusted and who asks it. */
export function TrustEditor({ registry, draft, onEdit }: TrustEditorProps) {
  const ca = registry?.ca ?? null;
  return (
    <>
      <TrustChoice value={draft.trust} onChange={(trust) => onEdit({ trust })} />
      {draft.trust === 'ca' ? (
        <EditorRow name="CA">
          <CaField
            pem={draft.ca}
            certificates={ca !== null && ca.pem.trim() === draft.ca.trim() ? ca.certificates : []}
            onChange={(pem) => onEdit({ ca: pem })}
          />
        </EditorRow>
      ) : null}
      <EditorRow name="Account">
        <AccountField
          saved={registry?.account ?? null}
          draft={draft.account}
          onChange={(account) => onEdit({ account })}
        />
      </EditorRow>
      <EditorRow name="Private addresses">
        <AddressField value={draft.addresses} onChange={(addresses) => onEdit({ addresses })} />
      </EditorRow>
    </>
  );
}
