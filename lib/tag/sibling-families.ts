import { parseReference, type Reference, type RegistryReference } from '../oci/reference';
import { dockerHub } from '../oci/registry-name';
import { splitPlatform } from './tag-siblings';

/** Names that builds of one thing for several platforms may have. */
export type SiblingFamily =
  /** Tags of one repository or layout that are `stem` with a platform. */
  | Readonly<{ kind: 'tags'; place: Reference; stem: string }>
  /** Repositories, each with the tag of `place`; `templates` hold `{arch}` and may hold `{os}`. */
  | Readonly<{ kind: 'repositories'; place: RegistryReference; templates: readonly SiblingTemplate[] }>;

/** A name with `{arch}`, and the spellings that are tried there. */
export type SiblingTemplate = Readonly<{ template: string; spellings: readonly string[] }>;

/** How one and the same person spells architectures. */
const spellings = {
  go: ['amd64', 'arm64', 'arm', 'armv7', 'armv6', '386', 'ppc64le', 's390x', 'riscv64'],
  gnu: ['x86_64', 'aarch64', 'armv7', 'armv6', 'i686', 'ppc64le', 's390x', 'riscv64'],
  /** The accounts of Docker's official images. @see https://github.com/docker-library/official-images, Architectures */
  accounts: ['amd64', 'arm64v8', 'arm32v7', 'arm32v6', 'arm32v5', 'i386', 'ppc64le', 's390x', 'riscv64', 'mips64le'],
} as const;

/**
 * Where siblings of what a draft is made of may be: by the names of `sources` that say a platform, and by that of `target`.
 * Only where no name says how platforms are spelled, repositories are guessed.
 */
export function siblingFamilies(target: Reference | null, sources: readonly Reference[]): readonly SiblingFamily[] {
  const named = [target, ...sources].filter(
    (one) => one !== null && (one.tag !== undefined || one.digest === undefined),
  );
  const said = named.flatMap((one) => (one === null ? [] : saidFamilies(one)));
  const isOwn = target !== null && saidFamilies(target).length === 0;
  const own = isOwn ? [tagsOf(target, tagOf(target))] : [];
  const guessed = target === null || said.length > 0 ? [] : guessedFamilies(target);
  return [...new Map([...own, ...said, ...guessed].map((family) => [familyKey(family), family])).values()];
}

/** The families of a draft: those of its target, and of what its images were taken from. */
export function draftFamilies({ target, entries }: NamedInDraft): readonly SiblingFamily[] {
  const images = entries.filter(({ attests }) => attests === null);
  return siblingFamilies(
    target === null ? null : parseReference(target),
    images.map(({ source }) => parseReference(source)),
  );
}

type NamedInDraft = Readonly<{
  target: string | null;
  entries: readonly Readonly<{ source: string; attests: string | null }>[];
}>;

/** A text that is equal for equal families. */
export function familyKey(family: SiblingFamily): string {
  const { kind, place } = family;
  const where = place.kind === 'layout' ? place.layout : `${place.registry}/${kind === 'tags' ? place.repository : ''}`;
  const what = family.kind === 'tags' ? family.stem : family.templates.map(({ template }) => template).join();
  return [kind, place.kind, where, what, kind === 'tags' ? '' : tagOf(place)].join(' ');
}

/** The names that a template stands for, Linux before Windows. */
export function namesOf({ template, spellings: spelled }: SiblingTemplate): readonly string[] {
  const withOs = (name: string, os: string) => name.replace('{os}', os);
  const linux = spelled.map((spelling) => withOs(template.replace('{arch}', spelling), 'linux'));
  if (!template.includes('{os}')) return linux;
  const [amd64 = ''] = spelled;
  return [...linux, withOs(template.replace('{arch}', amd64), 'windows')];
}

/** The families that a name says itself. */
function saidFamilies(reference: Reference): readonly SiblingFamily[] {
  const byTag = splitPlatform(tagOf(reference));
  if (byTag !== null) return [tagsOf(reference, byTag.stem)];
  if (reference.kind === 'layout') return [];
  const { repository } = reference;
  const byName = splitPlatform(repository);
  if (byName === null || byName.stem === '') return [];
  const template = { template: byName.template, spellings: spellings[styleOf(byName.template, byName.spelling)] };
  return [{ kind: 'repositories', place: reference, templates: [template] }];
}

function guessedFamilies(target: Reference): readonly SiblingFamily[] {
  if (target.kind === 'layout') return [];
  const { registry, repository } = target;
  const name = repository.split('/').at(-1) ?? repository;
  const templates: SiblingTemplate[] = [
    { template: `${repository}-{arch}`, spellings: spellings.go },
    { template: `${repository}-{arch}-{os}`, spellings: spellings.go },
  ];
  // Official images are built in one account for each architecture, and nowhere else by other names.
  const isOfficial = registry === dockerHub && repository === `library/${name}`;
  const accounts = { template: `{arch}/${name}`, spellings: spellings.accounts };
  return [{ kind: 'repositories', place: target, templates: isOfficial ? [accounts] : templates }];
}

function tagsOf(place: Reference, stem: string): SiblingFamily {
  return { kind: 'tags', place, stem };
}

function tagOf({ tag = 'latest' }: Reference): string {
  return tag;
}

function styleOf(template: string, spelling: string): keyof typeof spellings {
  if (template.startsWith('{arch}/') || /^(?:arm32v\d|arm64v8|i386)$/i.test(spelling)) return 'accounts';
  return /^(?:x86_64|aarch64|i686)$/i.test(spelling) ? 'gnu' : 'go';
}
