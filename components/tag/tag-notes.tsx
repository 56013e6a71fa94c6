import type { TagRow } from '@/lib/contract/tag-row';
import { formatAge } from '@/lib/display/date';
import type { TagRelations } from '@/lib/tag/tag-relations';
import { counted } from '../platform/entry-text';
import { problemWord } from '../platform/problem-word';
import { Status } from '../ui/status';

type TagNotesProps = Readonly<{
  row: TagRow;
  relations: TagRelations;
  /** Whether all tags were read: only then can it be said that no index names a manifest. */
  isAllRead: boolean;
  nowMs: number;
}>;

/** What there is to know of a tag beside what it holds: why it could not be read, findings, where it belongs, that it moved. */
export function TagNotes({ row, relations, isAllRead, nowMs }: TagNotesProps) {
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
  const belongs = belongsTo(row, relations, isAllRead);
  if (belongs !== null) return belongs;
  return findings.warnings > 0 ? (
    <Status tone="warn">{counted(findings.warnings, 'warning', 'warnings')}</Status>
  ) : null;
}

function belongsTo({ kind, digest }: TagRow, { indexesOf }: TagRelations, isAllRead: boolean) {
  if (kind !== 'manifest' || digest === null) return null;
  const [first, ...more] = indexesOf.get(digest) ?? [];
  if (first === undefined) return isAllRead ? 'in no index' : null;
  return (
    <span title={[first, ...more].join(', ')}>
      in {first}
      {more.length === 0 ? null : ` and ${more.length} more`}
    </span>
  );
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
