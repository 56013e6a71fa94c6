import 'server-only';
import type { z } from 'zod';
import type { DraftSource } from '@/lib/contract/draft';
import type { editDraftFields, editEntry } from '@/lib/contract/draft-operations';
import { amendDraft } from '@/lib/draft/amend-draft';
import type { Draft } from '@/lib/draft/draft';
import { type DraftEdit, editDraft } from '@/lib/draft/edit-draft';
import { openContent } from '@/lib/inspect/open-content';
import { bareDescriptor, type Descriptor } from '@/lib/oci/descriptor';
import { parseReference } from '@/lib/oci/reference';
import { changeDraft, type StoredDraft, sawTarget, storedDraft } from '@/lib/store/drafts';
import { seenOrUnknown, targetOf } from './compose-draft';
import { findEntry } from './find-entry';
import { gatherSources } from './gather-sources';

/** Who edits, and on which version: null for any. */
type Editing = Readonly<{ id: string; expected: number | null; signal?: AbortSignal }>;

/** Changes what stands beside the entries, all fields in one step. A new target is looked at. Throws as `changeDraft` does. */
export async function editFields(
  { id, expected, signal }: Editing,
  fields: z.output<(typeof editDraftFields)['body']>,
): Promise<StoredDraft> {
  const { tags, format, order, annotations, artifactType } = fields;
  const target = fields.target == null ? fields.target : targetOf(fields.target);
  const subject = fields.subject == null ? fields.subject : await subjectOf(fields.subject, signal);
  const changed = await changeDraft(id, expected, (draft) =>
    inOneStep(draft, [
      target !== undefined || tags !== undefined
        ? { kind: 'target', target: target === undefined ? draft.target : target, ...(tags && { tags }) }
        : null,
      format === undefined ? null : { kind: 'format', format },
      order === undefined ? null : { kind: 'order', entries: order },
      annotations === undefined ? null : { kind: 'annotations', patch: annotations },
      subject === undefined ? null : { kind: 'subject', subject },
      artifactType === undefined ? null : { kind: 'artifact-type', artifactType },
    ]),
  );
  return target === undefined ? changed : refresh(id, signal);
}

/** Changes one entry, or puts a source in its place. */
export async function editOneEntry(
  { id, expected, signal }: Editing,
  name: string,
  { platform, annotations, source }: z.output<(typeof editEntry)['body']>,
): Promise<StoredDraft> {
  const [brought] = source === undefined ? [] : await gatherSources([source], signal);
  return changeDraft(id, expected, (draft) => {
    const entry = findEntry(draft, name).id;
    return inOneStep(draft, [
      platform === undefined ? null : { kind: 'platform', entry, patch: platform },
      annotations === undefined ? null : { kind: 'entry-annotations', entry, patch: annotations },
      brought === undefined ? null : { kind: 'replace', entry, with: brought.entries },
    ]);
  });
}

/** Adds the entries of `sources`; with `amend` a platform that is there is replaced in its place. */
export async function addSources(
  { id, expected, signal }: Editing,
  sources: readonly DraftSource[],
  amend: boolean,
): Promise<StoredDraft> {
  const gathered = await gatherSources(sources, signal);
  return changeDraft(id, expected, (draft) =>
    gathered.reduce(
      (current, { entries }) => (amend ? amendDraft(current, entries) : editDraft(current, { kind: 'add', entries })),
      draft,
    ),
  );
}

/** Removes one entry, and the attestations of its manifest. */
export function removeOneEntry({ id, expected }: Editing, name: string): Promise<StoredDraft> {
  return changeDraft(id, expected, (draft) => editDraft(draft, { kind: 'remove', entry: findEntry(draft, name).id }));
}

/** Looks anew at what the target points to. A registry that does not tell leaves it unknown. */
export async function refresh(id: string, signal?: AbortSignal): Promise<StoredDraft> {
  const { draft } = await storedDraft(id);
  await sawTarget(id, draft.target === null ? null : await seenOrUnknown(draft.target, signal));
  return storedDraft(id);
}

function inOneStep(draft: Draft, edits: readonly (DraftEdit | null)[]): Draft {
  return edits.reduce<Draft>((current, edit) => (edit === null ? current : editDraft(current, edit)), draft);
}

/** The descriptor of what the index is to refer to; the specification wants no more of it. */
async function subjectOf(text: string, signal: AbortSignal | undefined): Promise<Descriptor> {
  const reference = parseReference(text);
  return bareDescriptor(await openContent(reference).resolve(reference, { ...(signal && { signal }) }));
}
