'use client';

import { type ReactNode, useState } from 'react';
import type { ImageView } from '@/lib/contract/image';
import type { Digest } from '@/lib/oci/digest';
import type { Reference } from '@/lib/oci/reference';
import type { Leaf } from '../platform/entry-leaves';
import { ProblemPanel } from '../problem/problem-panel';
import { Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { descriptorText } from './descriptor-text';
import { RawDocument } from './raw-document';
import { rawDocuments } from './raw-documents';
import { DigestProof, SliceNote } from './raw-proof';
import { useManifestText } from './use-manifest-text';

type RawPaneProps = Readonly<{ reference: Reference; view: ImageView; leaf: Leaf }>;

/** The bytes that the registry serves: of the entry's manifest, of its descriptor, and of the indexes that lead to it. */
export function RawPane({ reference, view, leaf }: RawPaneProps) {
  const documents = rawDocuments(view, leaf);
  const [chosen, setChosen] = useState('manifest');
  const { value, digest, descriptorAt } = documents.find((document) => document.value === chosen) ?? documents[0];
  return (
    <ManifestDocument
      key={value}
      reference={reference}
      digest={digest}
      descriptorAt={descriptorAt}
      controls={
        documents.length === 1 ? null : (
          <span className="max-w-full overflow-x-auto p-0.5">
            <Segmented label="Document" segments={documents} value={value} onChange={setChosen} />
          </span>
        )
      }
    />
  );
}

type ManifestDocumentProps = Readonly<{
  reference: Reference;
  digest: Digest;
  controls: ReactNode;
  /** Shows only the descriptor at this position of the index. */
  descriptorAt?: number | undefined;
}>;

function ManifestDocument({ reference, digest, controls, descriptorAt }: ManifestDocumentProps) {
  const { data, problem, readAgain } = useManifestText(reference, digest);
  if (problem !== null) {
    return (
      <div className="grid justify-items-start gap-4">
        {controls}
        <ProblemPanel problem={problem} heading="h3" retry={readAgain} withHome={false} />
      </div>
    );
  }
  if (data === null) {
    return (
      <div className="grid justify-items-start gap-4" role="status" aria-label="Reading the bytes">
        {controls}
        <Skeleton className="h-4 w-72" />
        <Skeleton className="h-60 w-full" />
      </div>
    );
  }
  const slice = descriptorAt === undefined ? null : descriptorText(data.text, descriptorAt);
  if (slice === null) {
    return (
      <RawDocument
        text={data.text}
        bytes={data.bytes}
        fileName={`${digest.replace(':', '-')}.json`}
        controls={controls}
        proof={<DigestProof digest={digest} data={data} />}
      />
    );
  }
  const bytes = new TextEncoder().encode(slice.text);
  return (
    <RawDocument
      text={slice.text}
      bytes={bytes}
      fileName={`${digest.replace(':', '-')}-${descriptorAt}.json`}
      controls={controls}
      proof={<SliceNote digest={digest} data={data} slice={slice} sizeBytes={bytes.byteLength} />}
    />
  );
}
