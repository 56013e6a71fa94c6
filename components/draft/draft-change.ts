import type { DraftEntryView, DraftFinding, DraftSource, DraftView } from '@/lib/contract/draft';
import type { DraftFormat } from '@/lib/draft/draft';
import { movedOrder } from '@/lib/draft/move-entry';
import { fieldPatch, type PlatformField } from '@/lib/draft/suggest-values';
import { routes } from '@/lib/routes';
import { draftEntryName } from './draft-entry-name';

/** One edit of a draft, as a call of the API, and in words. */
export type DraftChange = Readonly<{
  method: 'PATCH' | 'POST' | 'DELETE';
  href: string;
  body?: unknown;
  /** What it does: “Set the variant of linux/arm to v7”. */
  does: string;
}>;

/** Annotations to set; null removes one. */
type AnnotationsChange = Readonly<Record<string, string | null>>;

/** The edits that a person can make to `draft`. */
export function draftChanges({ id, entries }: DraftView) {
  const patch = (body: unknown, does: string): DraftChange => ({
    method: 'PATCH',
    href: routes.api.draft(id),
    body,
    does,
  });
  const patchEntry = (entry: string, body: unknown, does: string): DraftChange => ({
    method: 'PATCH',
    href: routes.api.draftEntry(id, entry),
    body,
    does,
  });
  const remove = (entry: string, does: string): DraftChange => ({
    method: 'DELETE',
    href: routes.api.draftEntry(id, entry),
    does,
  });
  return {
    target: (target: string) => patch({ target }, `Set the target to ${target}`),
    tags: (tags: readonly string[]) => patch({ tags }, `Set the further tags to ${tags.join(', ') || 'none'}`),
    format: (format: DraftFormat) => patch({ format }, `Write it as ${format}`),
    annotations: (annotations: AnnotationsChange) => patch({ annotations }, `${verb(annotations)} of the index`),
    subject: (subject: string | null) =>
      patch({ subject }, subject === null ? 'Take the subject away' : 'Set the subject'),
    artifactType: (artifactType: string | null) =>
      patch({ artifactType }, artifactType === null ? 'Take the artifact type away' : 'Set the artifact type'),
    field: (entry: DraftEntryView, field: PlatformField, text: string) =>
      patchEntry(
        entry.id,
        { platform: { [field]: fieldPatch(field, text) } },
        text.trim() === ''
          ? `Clear the ${field} of ${draftEntryName(entry)}`
          : `Set the ${field} of ${draftEntryName(entry)} to ${text.trim()}`,
      ),
    entryAnnotations: (entry: DraftEntryView, annotations: AnnotationsChange) =>
      patchEntry(entry.id, { annotations }, `${verb(annotations)} of ${draftEntryName(entry)}`),
    replace: (entry: DraftEntryView, source: string) =>
      patchEntry(entry.id, { source }, `Replace ${draftEntryName(entry)} by ${source}`),
    remove: (entry: DraftEntryView) => remove(entry.id, `Remove ${draftEntryName(entry)}`),
    /** Null where there is nowhere to go. */
    move: (entry: DraftEntryView, by: 1 | -1): DraftChange | null => {
      const order = movedOrder(entries, entry.id, by);
      return order && patch({ order }, `Move ${draftEntryName(entry)} ${by === 1 ? 'down' : 'up'}`);
    },
    add: (sources: readonly DraftSource[], amend: boolean): DraftChange => ({
      method: 'POST',
      href: routes.api.draftEntries(id),
      body: { sources, amend },
      does: `Add ${sources.length === 1 ? '1 image' : `${sources.length} images`}`,
    }),
    fix: ({ entry, label, platform, draft }: DraftFinding['fixes'][number]) => {
      if (entry === null) return patch(draft ?? {}, label);
      return platform === null ? remove(entry, label) : patchEntry(entry, { platform }, label);
    },
    step: (step: 'undo' | 'redo'): DraftChange => ({
      method: 'POST',
      href: routes.api.draftStep(id, step),
      does: step === 'undo' ? 'Undo' : 'Redo',
    }),
  };
}

function verb(annotations: AnnotationsChange): string {
  const [name = ''] = Object.keys(annotations);
  return `${Object.values(annotations).every((value) => value === null) ? 'Remove' : 'Set'} the annotation ${name}`;
}
