'use client';

import { type ReactNode, useState } from 'react';
import type { ImageView } from '@/lib/contract/image';
import type { Digest } from '@/lib/oci/digest';
import type { Reference } from '@/lib/oci/reference';
import type { Leaf } from '../platform/entry-leaves';
import { ProblemPanel } from '../problem/problem-panel';
import { type Segment, Segmented } from '../ui/segmented';
import { Skeleton } from '../ui/skeleton';
import { descriptorText } from './descriptor-text';
import { RawDocument } from './raw-document';
import { DigestProof, SliceNote } from './raw-proof';
import { useManifestText } from './use-manifest-text';

const documents = ['manifest', 'descriptor', 'index'] as const;
type DocumentName = (typeof documents)[number];

const ofEntry: readonly Segment<DocumentName>[] = [
  { value: 'manifest', label: 'Manifest' },
  { value: 'descriptor', label: 'Descriptor' },
  { value: 'index', label: 'Index' },
];

type RawPaneProps = Readonly<{ reference: Reference; view: ImageView; leaf: Leaf }>;

/** The bytes that the registry serves: of the entry's manifest, of its index, and of its descriptor in there. */
export function RawPane({ reference, view, leaf }: RawPaneProps) {
  const [chosen, setChosen] = useState<DocumentName>('manifest');
  const hasIndex = view.kind === 'index';
  const segmented = hasIndex ? (
    <Segmented label="Document" segments={ofEntry} value={chosen} onChange={setChosen} />
  ) : null;
  const indexDigest = leaf.parents.at(-1)?.digest ?? view.digest;
  if (!hasIndex || chosen === 'manifest') {
    return <ManifestDocument key="manifest" reference={reference} digest={leaf.entry.digest} controls={segmented} />;
  }
  return (
    <ManifestDocument
      key={chosen}
      reference={reference}
      digest={indexDigest}
      controls={segmented}
      descriptorAt={chosen === 'descriptor' ? leaf.entry.position : undefined}
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
