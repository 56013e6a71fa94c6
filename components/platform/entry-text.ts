import type { EntryView, FindingView } from '@/lib/contract/image';
import { counted } from '@/lib/display/counted';
import { artifactKind } from '@/lib/oci/artifact-kind';
import { formatPlatform } from '@/lib/platform/format-platform';
import { problemWord } from './problem-word';

/** What an entry is called: its platform with the os.version, else what kind of entry it is. */
export function entryName(entry: EntryView): string {
  if (entry.platform === null) return entryKindName(entry);
  const { 'os.version': osVersion } = entry.platform;
  return `${formatPlatform(entry.platform)}${osVersion === undefined ? '' : ` ${osVersion}`}`;
}

/** What an entry is, where that is not said by its platform. */
export function entryKindName(entry: EntryView): string {
  switch (entry.kind) {
    case 'index':
      return 'nested index';
    case 'attestation':
      return 'attestation manifest';
    case 'artifact':
      return artifactName(entry) ?? entry.artifactType ?? 'artifact';
    case 'manifest':
      return 'no platform';
    case 'unknown':
      return entry.mediaType;
  }
}

/** The name by which people know the kind of an artifact; null for a type that is not known here. */
export function artifactName({ artifactType, layers }: Pick<EntryView, 'artifactType' | 'layers'>): string | null {
  return artifactKind(artifactType, layers?.map(({ mediaType }) => mediaType) ?? []);
}

/** How much an entry holds: layers, blobs or entries; null while that is not known. */
export function entryExtent(entry: EntryView): string | null {
  if (entry.kind === 'index') return entry.entries === null ? null : counted(entry.entries.length, 'entry', 'entries');
  if (entry.layers === null) return null;
  return entry.kind === 'artifact'
    ? counted(entry.layers.length, 'blob', 'blobs')
    : counted(entry.layers.length, 'layer', 'layers');
}

/** The one thing about an entry to know first: why it could not be read, else its gravest finding. */
export function entryNote(entry: EntryView): { tone: 'danger' | 'warn'; word: string } | null {
  if (entry.problem !== null) return { tone: 'danger', word: problemWord(entry.problem) };
  const finding = gravest(entry.findings);
  if (finding === null) return null;
  return { tone: finding.severity === 'error' ? 'danger' : 'warn', word: finding.label };
}

function gravest(findings: readonly FindingView[]): FindingView | null {
  return (
    findings.find(({ severity }) => severity === 'error') ??
    findings.find(({ severity }) => severity === 'warning') ??
    null
  );
}
