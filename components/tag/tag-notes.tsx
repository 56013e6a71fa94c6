import type { TagRow } from '@/lib/contract/tag-row';
import { counted } from '@/lib/display/counted';
import { formatAge } from '@/lib/display/date';
import type { TagRelations } from '@/lib/tag/tag-relations';
import { problemWord } from '../platform/problem-word';
import { Status } from '../ui/status';

type TagNotesProps = Readonly<{
  row: TagRow;
  /** As `belongingNote` tells it. */
  belonging: string | null;
  nowMs: number;
}>;

/** What there is to know of a tag beside what it holds: why it could not be read, findings, where it belongs, that it moved. */
export function TagNotes({ row, belonging, nowMs }: TagNotesProps) {
  const { problem, findings, movedAt } = row;
  if (problem !== null) {
    return (
      <span title={problem.message}>
        <Status tone="danger">{problemWord(problem)}</Status>
      </span>
    );
  }
  if (findings.errors > 0) return <Status tone="danger">{counted(findings.errors, 'error', 'errors')}</Status>;
  if (movedAt !== null) {
    return <span title={movedAt}>moved {formatAge(nowMs - Date.parse(movedAt))}</span>;
  }
  if (belonging !== null) return <span title={belonging}>{belonging}</span>;
  return findings.warnings > 0 ? (
    <Status tone="warn">{counted(findings.warnings, 'warning', 'warnings')}</Status>
  ) : null;
}

/** The indexes that name a manifest: `in 2.4.0`. That none does can be said only when all tags were read. */
export function belongingNote(row: TagRow, { indexesOf }: TagRelations, isAllRead: boolean): string | null {
  if (row.kind !== 'manifest' || row.digest === null) return null;
  const [first, ...more] = indexesOf.get(row.digest) ?? [];
  if (first === undefined) return isAllRead ? 'in no index' : null;
  return more.length === 0 ? `in ${first}` : `in ${first} and ${more.length} more`;
}

/** What an artifact is about: `signs 2.4.0`; what has no subject says what it is. */
export function artifactNote({ artifact, subject }: TagRow, { tagsOf }: TagRelations): string {
  if (subject === null) return 'no platform';
  const named = tagsOf.get(subject)?.[0] ?? subject.slice(subject.indexOf(':') + 1).slice(0, 7);
  return `${/signature/i.test(artifact ?? '') ? 'signs' : 'about'} ${named}`;
}

/** The kind in the width of its column. */
export function kindWord({ kind, artifact, mediaType }: TagRow): string {
  if (kind === 'index') return mediaType?.startsWith('application/vnd.docker.') ? 'Docker list' : 'OCI index';
  if (kind === 'artifact') return artifact ?? 'artifact';
  return kind ?? '';
}
