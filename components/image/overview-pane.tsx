import type { ReactNode } from 'react';
import { isStatementType } from '@/lib/attestation/statement-type';
import type { EntryView, ImageView } from '@/lib/contract/image';
import { subjectOfTag } from '@/lib/oci/attestation';
import type { Digest } from '@/lib/oci/digest';
import type { Reference } from '@/lib/oci/reference';
import { formatPlatform } from '@/lib/platform/format-platform';
import { AttestationManifest } from '../attestation/attestation-manifest';
import { isUnread, type Leaf } from '../platform/entry-leaves';
import { LateProblemPanel } from '../problem/late-problem-panel';
import { DigestLabel } from '../reference/digest-label';
import { KeyValue, KeyValueRow } from '../ui/key-value';
import { Status } from '../ui/status';
import { ArtifactContent } from './artifact-content';
import { ConfigSummary } from './config-summary';
import { Annotations, HexGroups, Mono, SubHead } from './fact-atoms';
import { FindingCallout } from './finding-callout';
import { UnreadEntry } from './unread-entry';
import { WhatPullsSection } from './what-pulls-section';

type OverviewPaneProps = Readonly<{
  reference: Reference;
  view: ImageView;
  leaf: Leaf;
  isPending: boolean;
  onReadAgain: () => void;
}>;

/** The first look at an entry: what is wrong with it, its descriptor, what it runs. */
export function OverviewPane({ reference, view, leaf, isPending, onReadAgain }: OverviewPaneProps) {
  const { entry } = leaf;
  return (
    <div className="@container grid gap-3.5">
      {entry.problem === null ? null : (
        <LateProblemPanel
          problem={entry.problem}
          heading="h3"
          reference={reference}
          retry={onReadAgain}
          withHome={false}
        />
      )}
      {isUnread(leaf) && !isPending ? <UnreadEntry onRead={onReadAgain} /> : null}
      {entry.findings.map((finding) => (
        <FindingCallout key={`${finding.rule} ${finding.where}`} finding={finding} />
      ))}
      <div className="grid items-start gap-x-10 gap-y-3.5 @4xl:grid-cols-2">
        <section>
          <SubHead>Descriptor</SubHead>
          <DescriptorFacts view={view} leaf={leaf} />
        </section>
        {entry.kind === 'manifest' && entry.problem === null && (isPending || !isUnread(leaf)) ? (
          <section>
            <SubHead>Config</SubHead>
            <ConfigSummary config={entry.config} isPending={isPending} />
          </section>
        ) : null}
        {entry.kind === 'artifact' ? <ArtifactContent entry={entry} /> : null}
      </div>
      {entry.kind === 'manifest' && !isPending ? (
        <WhatPullsSection reference={reference} view={view} entryId={entry.id} />
      ) : null}
      {holdsStatements(entry) ? (
        <section aria-label="Statements" className="max-w-200 min-w-0">
          <AttestationManifest reference={reference} digest={entry.digest} subject={subjectByTag(reference)} />
        </section>
      ) : null}
    </div>
  );
}

/** Whether the entry is itself what attestations are kept in: then they are what there is to see. */
function holdsStatements({ kind, layers }: EntryView): boolean {
  return kind === 'artifact' && (layers ?? []).some(({ mediaType }) => isStatementType(mediaType));
}

/** What cosign's tags tell about the manifest that something is attached to. */
function subjectByTag({ tag }: Reference): Digest | null {
  return tag === undefined ? null : subjectOfTag(tag);
}

function DescriptorFacts({ view, leaf: { entry, parents } }: Readonly<{ view: ImageView; leaf: Leaf }>) {
  const annotations = view.kind === 'index' ? entry.annotations : view.annotations;
  return (
    <KeyValue>
      <KeyValueRow name="mediaType">
        <Mono>{entry.mediaType}</Mono>
      </KeyValueRow>
      {entry.artifactType === null ? null : (
        <KeyValueRow name="artifactType">
          <Mono>{entry.artifactType}</Mono>
        </KeyValueRow>
      )}
      <KeyValueRow name="digest">
        <HexGroups digest={entry.digest} />
      </KeyValueRow>
      <KeyValueRow name="size">
        <span className="mono">{entry.sizeBytes.toLocaleString('en')}</span> <span className="text-ink-3">bytes</span>
      </KeyValueRow>
      <KeyValueRow name="platform">
        <PlatformFacts entry={entry} isDeclared={view.kind === 'index'} />
      </KeyValueRow>
      {parents.length === 0 ? null : (
        <KeyValueRow name="listed in">
          {parents.map((parent) => (
            <span key={parent.id} className="flex flex-wrap items-center gap-x-2">
              <DigestLabel digest={parent.digest} digits={12} />
              <span className="text-ink-3">nested index {parent.id}</span>
            </span>
          ))}
          <span className="text-ink-3">at position {entry.position}</span>
        </KeyValueRow>
      )}
      {view.subject === null ? null : (
        <KeyValueRow name="subject">
          <DigestLabel digest={view.subject.digest} digits={12} />
        </KeyValueRow>
      )}
      {Object.keys(annotations).length === 0 ? null : (
        <KeyValueRow name="annotations">
          <Annotations entries={annotations} />
        </KeyValueRow>
      )}
    </KeyValue>
  );
}

/** The declared platform, and beside it the config's where the two differ. */
function PlatformFacts({ entry, isDeclared }: Readonly<{ entry: EntryView; isDeclared: boolean }>): ReactNode {
  const { platform, config } = entry;
  if (platform === null) return <span className="text-ink-3">not stated</span>;
  const { os, architecture, variant, 'os.version': osVersion, 'os.features': osFeatures } = platform;
  const built =
    config?.os === undefined || config.architecture === undefined
      ? null
      : formatPlatform({ os: config.os, architecture: config.architecture, variant });
  return (
    <>
      <Mono>{[os, architecture, variant].filter(Boolean).join(' / ')}</Mono>
      {osVersion === undefined ? null : <Mono className="block">{`os.version ${osVersion}`}</Mono>}
      {osFeatures === undefined ? null : <Mono className="block">{`os.features ${osFeatures.join(', ')}`}</Mono>}
      {isDeclared && built !== null && built !== formatPlatform(platform) ? (
        <Status tone="danger" className="flex">
          the config says {built}
        </Status>
      ) : null}
      {isDeclared ? null : <span className="block text-ink-3">as its config says; no index declares it</span>}
    </>
  );
}
