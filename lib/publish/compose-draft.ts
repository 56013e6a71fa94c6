import 'server-only';
import type { DraftSource } from '@/lib/contract/draft';
import { amendDraft } from '@/lib/draft/amend-draft';
import { type Draft, type DraftFormat, draftContent } from '@/lib/draft/draft';
import { editDraft } from '@/lib/draft/edit-draft';
import { emptyDraft } from '@/lib/draft/empty-draft';
import { formatReference, parseReference, withDefaultTag } from '@/lib/oci/reference';
import { ProblemError } from '@/lib/problem/problem';
import { addDraft, type SeenTag, type StoredDraft } from '@/lib/store/drafts';
import { gatherSources } from './gather-sources';
import { lookAtTag } from './look-at-tag';
import type { SourceEntries } from './source-entries';

/** What a new draft is made of. */
export type NewDraft = Readonly<{
  target: string | null;
  tags?: readonly string[];
  format?: DraftFormat;
  sources: readonly DraftSource[];
  annotations?: Readonly<Record<string, string>>;
  /** Begins with what the target holds today. */
  amend?: boolean;
}>;

/**
 * Makes and keeps a draft. Sources and the target are read together; when one source cannot be had there is no draft.
 * Throws the problem of that source, and `not_found` when there is nothing to amend.
 */
export async function composeDraft(asked: NewDraft, signal?: AbortSignal): Promise<StoredDraft> {
  const target = asked.target === null ? null : targetOf(asked.target);
  if (asked.amend && target === null) throw noTarget();
  const amended = asked.amend && target !== null ? [target] : [];
  const [sources, seen] = await Promise.all([
    gatherSources([...amended, ...asked.sources], signal),
    target === null ? null : seenOrUnknown(target, signal),
  ]);
  const { tags = [], format = 'auto', annotations = {} } = asked;
  const empty: Draft = { ...emptyDraft, target, tags, format };
  const draft = asked.amend ? amendWith(empty, sources) : startWith(empty, sources);
  return addDraft(editDraft(draft, { kind: 'annotations', patch: annotations }), seen);
}

/** `target` in normal form, with a tag. Throws `reference_invalid`, and `request_invalid` for a digest. */
export function targetOf(target: string): string {
  const reference = parseReference(target);
  if (reference.digest === undefined) return formatReference({ tag: 'latest', ...withDefaultTag(reference) });
  throw new ProblemError({
    code: 'request_invalid',
    message: `“${target}” names a manifest by its digest: a push goes to a tag.`,
    hint: 'Leave out the digest, and name a tag.',
  });
}

/** What the target points to; a registry that does not tell now is asked again before the push. */
export async function seenOrUnknown(target: string, signal?: AbortSignal): Promise<SeenTag | null> {
  try {
    return await lookAtTag(target, signal && { signal });
  } catch (thrown) {
    signal?.throwIfAborted();
    if (thrown instanceof ProblemError) return null;
    throw thrown;
  }
}

/** The draft of one source alone: an index that was read whole is written again as it was. */
export function draftOf(source: SourceEntries): Draft {
  return startWith(emptyDraft, [source]);
}

function startWith(empty: Draft, sources: readonly SourceEntries[]): Draft {
  const entries = sources.flatMap((source) => source.entries);
  const draft = editDraft(empty, { kind: 'add', entries });
  const [only, ...others] = sources;
  return only === undefined || others.length > 0 ? draft : asRead(draft, only);
}

function amendWith(empty: Draft, [base, ...added]: readonly SourceEntries[]): Draft {
  if (base === undefined) return empty;
  const draft = asRead(editDraft(empty, { kind: 'add', entries: base.entries }), base);
  return added.reduce((current, source) => amendDraft(current, source.entries), draft);
}

/** The draft of a whole index takes over what stands beside its entries, and its bytes as long as nothing is edited. */
function asRead(draft: Draft, { index }: SourceEntries): Draft {
  if (index === null) return draft;
  const { annotations = {}, subject = null, artifactType = null } = index.parsed;
  const whole = { ...draft, annotations, subject, artifactType };
  return { ...whole, origin: { text: index.text, mediaType: index.mediaType, unedited: draftContent(whole) } };
}

function noTarget(): ProblemError {
  return new ProblemError({ code: 'request_invalid', message: 'To amend a tag, name it as the target.' });
}
