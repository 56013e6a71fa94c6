import 'server-only';
import type { Sibling, Siblings } from '@/lib/contract/siblings';
import { formatReference, type Reference } from '@/lib/oci/reference';
import { type Problem, ProblemError } from '@/lib/problem/problem';
import { ConnectionGate } from '@/lib/registry/connection-gate';
import { knownRepositories } from '@/lib/store/known-repositories';
import { namesOf, type SiblingFamily } from '@/lib/tag/sibling-families';
import { splitPlatform } from '@/lib/tag/tag-siblings';
import { openContent } from './open-content';

/** Names that are asked for at most, all families together, and how many at once. */
const maxCandidates = 64;
const askedAtOnce = 8;
/** Of a repository with more tags the first are looked through. */
const maxListedTags = 5000;

/** What a registry answers for what is not there, or not for this account: the same to who only looks for it. */
const absent: ReadonlySet<Problem['code']> = new Set(['not_found', 'unauthorized', 'denied']);

/**
 * The members of `families` that exist. Tags come from one listing, of them and of guessed repositories a HEAD tells the digest;
 * no manifest is read. What keeps a registry from telling is a note; only the asker's own abort is thrown.
 */
export async function loadSiblings(families: readonly SiblingFamily[], signal?: AbortSignal): Promise<Siblings> {
  const notes = new Set<string>();
  const listed = await Promise.all(families.map((family) => candidatesOf(family, notes, signal)));
  const distinct = [...new Map(listed.flat().map((one) => [one.reference, one])).values()];
  const asked = distinct.slice(0, maxCandidates);
  if (asked.length < distinct.length) {
    notes.add(`${distinct.length} names are like siblings: ${maxCandidates} of them were looked for.`);
  }
  const found = await askAll(asked, notes, signal);
  const patterns = [...new Set(found.map(({ pattern }) => pattern))];
  return {
    families: patterns.map((pattern) => ({
      pattern,
      siblings: found.filter((one) => one.pattern === pattern).map(({ sibling }) => sibling),
    })),
    notes: [...notes],
  };
}

type Candidate = Readonly<{ reference: string; place: Reference; platform: Sibling['platform']; pattern: string }>;

async function candidatesOf(
  family: SiblingFamily,
  notes: Set<string>,
  signal: AbortSignal | undefined,
): Promise<readonly Candidate[]> {
  if (family.kind === 'tags') return tagCandidates(family, notes, signal);
  const { digest: _, ...place } = family.place;
  const { tag = 'latest' } = place;
  const names = family.templates.flatMap(namesOf);
  const stems = new Set(names.map((name) => splitPlatform(name)?.stem));
  // A catalog may take minutes, or be refused: what was looked at here before is known without it.
  const known = (await knownRepositories(place.registry)).filter((name) => stems.has(splitPlatform(name)?.stem));
  return [...new Set([...names, ...known])].flatMap((repository) =>
    candidate({ ...place, repository, tag }, repository, (pattern) => `${lastPart(pattern)}:${tag}`),
  );
}

/** A repository without its account, unless that is what differs. */
function lastPart(pattern: string): string {
  const parts = pattern.split('/');
  return parts.slice(parts.at(-1)?.includes('{arch}') ? -1 : -2).join('/');
}

async function tagCandidates(
  { place: { digest: _, ...place }, stem }: Extract<SiblingFamily, { kind: 'tags' }>,
  notes: Set<string>,
  signal: AbortSignal | undefined,
): Promise<readonly Candidate[]> {
  const name = place.kind === 'layout' ? place.layout : (place.repository.split('/').at(-1) ?? '');
  try {
    const { tags, next } = await openContent(place).listTags({ limit: maxListedTags, ...(signal && { signal }) });
    if (next !== null) notes.add(`Of ${name} the first ${tags.length.toLocaleString('en')} tags were looked through.`);
    return [...new Set(tags)]
      .filter((tag) => splitPlatform(tag)?.stem === stem)
      .flatMap((tag) => candidate({ ...place, tag }, tag, (pattern) => `${name}:${pattern}`));
  } catch (thrown) {
    signal?.throwIfAborted();
    if (!(thrown instanceof ProblemError)) throw thrown;
    if (thrown.problem.code !== 'not_found')
      notes.add(`The tags of ${name} could not be listed: ${thrown.problem.message}`);
    return [];
  }
}

/** Nothing for a name that no longer says a platform. */
function candidate(place: Reference, name: string, patternOf: (template: string) => string): readonly Candidate[] {
  const split = splitPlatform(name);
  if (split === null) return [];
  const { platform, template } = split;
  return [{ reference: formatReference(place), place, platform, pattern: patternOf(template) }];
}

type Found = Readonly<{ sibling: Sibling; pattern: string }>;

/** Asks for each; a registry that does not answer, or wants a pause, is not asked on. */
async function askAll(
  candidates: readonly Candidate[],
  notes: Set<string>,
  signal: AbortSignal | undefined,
): Promise<readonly Found[]> {
  const gate = new ConnectionGate(askedAtOnce);
  const silent = new Set<string>();
  const ask = async ({ reference, place, platform, pattern }: Candidate): Promise<readonly Found[]> => {
    const host = place.kind === 'layout' ? '' : place.registry;
    if (silent.has(host)) return [];
    try {
      const { digest } = await openContent(place).resolve(place, { headOnly: true, ...(signal && { signal }) });
      return [{ sibling: { reference, platform, digest }, pattern }];
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!(thrown instanceof ProblemError)) throw thrown;
      if (absent.has(thrown.problem.code)) return [];
      silent.add(host);
      notes.add(`Siblings may be missing: ${thrown.problem.message}`);
      return [];
    }
  };
  return (await Promise.all(candidates.map((one) => gate.run(signal, () => ask(one))))).flat();
}
