import type { Access } from '../copy-as/access';
import type { Draft, DraftEntry } from '../draft/draft';
import { draftManifest, writtenContent } from '../draft/draft-manifest';
import type { IndexContent } from '../draft/index-text';
import type { Digest } from '../oci/digest';
import { parseReference, type Reference, repositoryOf, withDigest } from '../oci/reference';

/** A reference with how other programs reach it. */
export type Place<R extends Reference = Reference> = Readonly<{ reference: R; access: Access }>;

/** An entry as a push writes it, with where its content is taken from: by digest, with the tag that it was found under. */
export type ComposedEntry = Readonly<{ entry: DraftEntry; source: Place }>;

/** A draft as other programs are to make it. */
export type Composition = Readonly<{
  /** With its tag. */
  target: Place;
  /** All tags, that of the target first. */
  tags: readonly string[];
  entries: readonly ComposedEntry[];
  /** What a push writes. */
  content: IndexContent;
  /** The exact text of that. */
  text: string;
  /** The whole index, by digest, where nothing of what was read was edited: then it can be copied. */
  whole: Place | null;
}>;

/** What is known of a draft beside itself. */
export type Surroundings = Readonly<{
  /** Of the index as it would be written. */
  digest: Digest;
  /** How each of the draft's repositories is reached, by its name. */
  access: ReadonlyMap<string, Access>;
}>;

/** Each repository that the draft is made of or goes to, by its name; empty while it has no target or no entries. */
export function repositoriesOf({ target, entries }: Draft): ReadonlyMap<string, Reference> {
  if (target === null || entries.length === 0) return new Map();
  const references = [target, ...entries.map(({ source }) => source)].map(parseReference);
  return new Map(references.map((reference) => [repositoryOf(reference), reference]));
}

/** The draft as other programs are to make it; null while it has no target or no entries. */
export function composition(draft: Draft, { digest, access }: Surroundings): Composition | null {
  if (draft.target === null || draft.entries.length === 0) return null;
  const placeOf = (reference: Reference): Place => {
    const known = access.get(repositoryOf(reference));
    if (known === undefined) throw new TypeError(`No access is given for ${repositoryOf(reference)}.`);
    return { reference, access: known };
  };
  const target = parseReference(draft.target);
  const { text } = draftManifest(draft);
  const content = writtenContent(draft);
  const entries = content.entries.map((entry) => ({ entry, source: placeOf(parseReference(entry.source)) }));
  const source = draft.origin?.text === text ? onlyRepository(entries) : null;
  return {
    target: placeOf(target),
    tags: [...new Set([target.tag ?? 'latest', ...draft.tags])],
    entries,
    content,
    text,
    whole: source && placeOf(withDigest(source, digest)),
  };
}

/** The place of all sources where that is one. */
function onlyRepository([first, ...others]: readonly ComposedEntry[]): Reference | null {
  if (first === undefined) return null;
  const { reference } = first.source;
  const isSame = others.every(({ source }) => repositoryOf(source.reference) === repositoryOf(reference));
  return isSame ? reference : null;
}
