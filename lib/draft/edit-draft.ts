import type { Descriptor } from '../oci/descriptor';
import { ProblemError } from '../problem/problem';
import { attestationsOf, type Draft, type DraftEntry, type DraftFormat } from './draft';
import { type AnnotationsPatch, type PlatformPatch, patchAnnotations, patchPlatform } from './patch-entry';

/** One step of composing. Entries are named by their ids. */
export type DraftEdit =
  | Readonly<{ kind: 'add'; entries: readonly DraftEntry[] }>
  | Readonly<{ kind: 'remove'; entry: string }>
  | Readonly<{ kind: 'replace'; entry: string; with: readonly DraftEntry[] }>
  | Readonly<{ kind: 'order'; entries: readonly string[] }>
  | Readonly<{ kind: 'platform'; entry: string; patch: PlatformPatch | null }>
  | Readonly<{ kind: 'entry-annotations'; entry: string; patch: AnnotationsPatch }>
  | Readonly<{ kind: 'annotations'; patch: AnnotationsPatch }>
  | Readonly<{ kind: 'target'; target: string | null; tags?: readonly string[] }>
  | Readonly<{ kind: 'format'; format: DraftFormat }>
  | Readonly<{ kind: 'subject'; subject: Descriptor | null }>
  | Readonly<{ kind: 'artifact-type'; artifactType: string | null }>;

/** A list of more could not be written: manifests may have 4 MiB. */
const maxEntries = 5000;

/** The draft after `edit`. Throws `not_found` for an entry that is not in it, `request_invalid` for what makes no index. */
export function editDraft(draft: Draft, edit: DraftEdit): Draft {
  switch (edit.kind) {
    case 'add':
      return withEntries(draft, [...draft.entries, ...edit.entries]);
    case 'remove':
      return without(draft, draftEntry(draft, edit.entry));
    case 'replace':
      return replaced(draft, draftEntry(draft, edit.entry), edit.with);
    case 'order':
      return ordered(draft, edit.entries);
    case 'platform':
      return changed(draft, edit.entry, ({ platform }) => ({ platform: patchPlatform(platform, edit.patch) }));
    case 'entry-annotations':
      return changed(draft, edit.entry, ({ annotations }) => ({
        annotations: patchAnnotations(annotations, edit.patch),
      }));
    case 'annotations':
      return { ...draft, annotations: patchAnnotations(draft.annotations, edit.patch) };
    case 'target':
      return { ...draft, target: edit.target, tags: edit.tags ?? draft.tags };
    case 'format':
      return { ...draft, format: edit.format };
    case 'subject':
      return { ...draft, subject: edit.subject };
    case 'artifact-type':
      return { ...draft, artifactType: edit.artifactType };
  }
}

/** The entry `id` of the draft. Throws `not_found`. */
export function draftEntry(draft: Draft, id: string): DraftEntry {
  const entry = draft.entries.find((candidate) => candidate.id === id);
  if (entry !== undefined) return entry;
  throw new ProblemError({
    code: 'not_found',
    message: `The draft has no entry “${id.slice(0, 80)}”.`,
    hint: 'It was removed meanwhile. Read the draft again.',
  });
}

function withEntries(draft: Draft, entries: readonly DraftEntry[]): Draft {
  if (entries.length <= maxEntries) return { ...draft, entries };
  throw invalid(`An index of ${entries.length} entries would be too large: ${maxEntries} are the most.`);
}

/** Attestations go with what they attest, unless another entry is of the same manifest. */
function without(draft: Draft, entry: DraftEntry): Draft {
  const isShared = draft.entries.some(
    ({ id, descriptor }) => id !== entry.id && descriptor.digest === entry.descriptor.digest,
  );
  const gone = new Set([entry, ...(isShared ? [] : attestationsOf(draft, entry))]);
  return { ...draft, entries: draft.entries.filter((candidate) => !gone.has(candidate)) };
}

/** What comes in stands where the old entry stood; what a person had set on that entry is set on the first new image. */
function replaced(draft: Draft, entry: DraftEntry, entries: readonly DraftEntry[]): Draft {
  const at = draft.entries.indexOf(entry);
  const before = new Set(draft.entries.slice(0, at));
  const rest = without(draft, entry).entries;
  const kept = rest.filter((candidate) => before.has(candidate));
  return withEntries(draft, [...kept, ...entries, ...rest.slice(kept.length)]);
}

function ordered(draft: Draft, ids: readonly string[]): Draft {
  const entries = ids.map((id) => draftEntry(draft, id));
  if (new Set(ids).size === ids.length && ids.length === draft.entries.length) return { ...draft, entries };
  throw invalid('The order must name each entry of the draft once.');
}

function changed(draft: Draft, id: string, change: (entry: DraftEntry) => Partial<DraftEntry>): Draft {
  const entry = draftEntry(draft, id);
  const next = { ...entry, ...change(entry) };
  return { ...draft, entries: draft.entries.map((candidate) => (candidate === entry ? next : candidate)) };
}

function invalid(message: string, hint?: string): ProblemError {
  return new ProblemError({ code: 'request_invalid', message, ...(hint === undefined ? {} : { hint }) });
}
