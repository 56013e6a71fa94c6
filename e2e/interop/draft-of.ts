import type { ComposeCommand } from '@/lib/compose-as/compose-command';
import { composeCommands } from '@/lib/compose-as/compose-commands';
import { composition, repositoriesOf } from '@/lib/compose-as/composition';
import type { Access } from '@/lib/copy-as/access';
import { type Draft, draftContent } from '@/lib/draft/draft';
import { draftManifest } from '@/lib/draft/draft-manifest';
import { editDraft } from '@/lib/draft/edit-draft';
import { emptyDraft } from '@/lib/draft/empty-draft';
import type { Content } from '@/lib/oci/content';
import { parseReference, type Reference } from '@/lib/oci/reference';
import { sourceEntries } from '@/lib/publish/source-entries';
import { sha256 } from '@/lib/testing/fixtures';
import type { DraftCase, DraftCaseSource } from './draft-cases';

/** How the sources of a case are read, and where they lie. */
export type DraftSources = Readonly<{
  referenceOf: (source: DraftCaseSource) => string;
  contentOf: (reference: Reference) => Content;
}>;

/** The draft that a person would have composed. */
export async function draftOf(
  one: DraftCase,
  target: string,
  { referenceOf, contentOf }: DraftSources,
): Promise<Draft> {
  const read = await Promise.all(
    one.sources.map((source) => {
      const reference = parseReference(referenceOf(source));
      return sourceEntries(reference, { content: contentOf(reference) });
    }),
  );
  const entries = read.flatMap((source) => source.entries).map((entry, at) => ({ ...entry, id: `e${at}` }));
  const [only] = read;
  const index = read.length === 1 ? (only?.index ?? null) : null;
  const { annotations = {}, subject = null, artifactType = null } = index?.parsed ?? {};
  const whole: Draft = {
    ...emptyDraft,
    target,
    tags: one.tags ?? [],
    format: one.format ?? 'auto',
    entries,
    annotations,
    subject,
    artifactType,
  };
  const origin = index && { text: index.text, mediaType: index.mediaType, unedited: draftContent(whole) };
  return (one.edits ?? []).reduce(editDraft, { ...whole, origin });
}

/** The commands that its page offers. */
export async function commandsOf(
  draft: Draft,
  accessOf: (reference: Reference) => Promise<Access>,
): Promise<readonly ComposeCommand[]> {
  const access = new Map<string, Access>();
  for (const [name, reference] of repositoriesOf(draft)) access.set(name, await accessOf(reference));
  const digest = sha256(new TextEncoder().encode(draftManifest(draft).text));
  const composed = composition(draft, { digest, access });
  if (composed === null) throw new Error('The draft has no target or no entries.');
  return composeCommands(composed);
}
