import type { Platform } from '../platform/platform';

/** Tags that hold one build each of what `stem` names. */
export type Siblings = Readonly<{ stem: string; members: readonly Sibling[] }>;
export type Sibling = Readonly<{ name: string; platform: Platform }>;

type Architecture = Pick<Platform, 'architecture' | 'variant'>;

/** How people spell architectures in names; longer spellings come before those they begin with. */
const spellings: readonly (readonly [string, Architecture])[] = [
  ['amd64', { architecture: 'amd64' }],
  ['x86[-_]64', { architecture: 'amd64' }],
  ['x64', { architecture: 'amd64' }],
  ['i[36]86', { architecture: '386' }],
  // Between dots it is a part of a version: 1.386.0.
  ['(?<!\\d\\.)386(?!\\.\\d)', { architecture: '386' }],
  ['x86', { architecture: '386' }],
  ['arm64[-_/]?v8', { architecture: 'arm64', variant: 'v8' }],
  ['arm64', { architecture: 'arm64' }],
  ['aarch64', { architecture: 'arm64' }],
  ['arm32[-_/]?v5|arm[-_/]?v5|armel', { architecture: 'arm', variant: 'v5' }],
  ['arm32[-_/]?v6|arm[-_/]?v6(?:hf|l)?', { architecture: 'arm', variant: 'v6' }],
  ['arm32[-_/]?v7|arm[-_/]?v7(?:hf|l)?|armhf', { architecture: 'arm', variant: 'v7' }],
  ['arm32|arm', { architecture: 'arm' }],
  ['ppc64le', { architecture: 'ppc64le' }],
  ['s390x', { architecture: 's390x' }],
  ['riscv64', { architecture: 'riscv64' }],
  ['loong64|loongarch64', { architecture: 'loong64' }],
  ['mips64le', { architecture: 'mips64le' }],
];
const systems = 'linux|windows|win|darwin|freebsd';
const boundary = '[-_./]';
const patterns = spellings.map(
  ([spelling, architecture]) =>
    [
      new RegExp(
        `(?:^|${boundary})(?:(?<before>${systems})${boundary})?(?<arch>${spelling})(?:${boundary}(?<after>${systems}))?(?=${boundary}|$)`,
        'di',
      ),
      architecture,
    ] as const,
);

/** A name that says a platform, in parts. */
export type PlatformName = Readonly<{
  /** What is left without the platform. */
  stem: string;
  platform: Platform;
  /** The name with `{arch}` and `{os}` where these stand: `coolapp-{arch}-{os}`. */
  template: string;
  /** How the architecture is spelled in it. */
  spelling: string;
}>;

/** What is left of a name without its platform, and that platform; null where it names none. */
export function splitPlatform(name: string): PlatformName | null {
  for (const [pattern, architecture] of patterns) {
    const match = pattern.exec(name);
    if (match === null) continue;
    const rest = name.slice(0, match.index) + name.slice(match.index + match[0].length);
    const system = (match.groups?.before ?? match.groups?.after ?? 'linux').toLowerCase();
    return {
      stem: rest.replace(/^[-_./]+/, ''),
      platform: { os: system === 'win' ? 'windows' : system, ...architecture },
      template: templateOf(name, match.indices?.groups ?? {}),
      spelling: match.groups?.arch ?? '',
    };
  }
  return null;
}

function templateOf(
  name: string,
  { before, arch, after }: Readonly<Record<string, [number, number] | undefined>>,
): string {
  // From the end, so that the places before stay where they are.
  const places = [[after, '{os}'] as const, [arch, '{arch}'] as const, [before, '{os}'] as const];
  return places.reduce(
    (text, [place, sign]) => (place === undefined ? text : text.slice(0, place[0]) + sign + text.slice(place[1])),
    name,
  );
}

/**
 * Finds the tags that are builds of one thing for several platforms: `1.2-amd64` with `1.2-arm64`,
 * `app-linux-arm64` with `app-windows-amd64`. Each tag leads to its siblings, itself among them; a tag without any is not
 * there. It works on repositories as well: `coolapp-arm-linux`, `arm64v8/alpine`.
 */
export function findSiblings(names: readonly string[]): ReadonlyMap<string, Siblings> {
  const byStem = new Map<string, Sibling[]>();
  for (const name of names) {
    const split = splitPlatform(name);
    if (split === null) continue;
    const member = { name, platform: split.platform };
    const members = byStem.get(split.stem);
    if (members) members.push(member);
    else byStem.set(split.stem, [member]);
  }
  const families = [...byStem].filter(([, members]) => members.length > 1);
  return new Map(
    families.flatMap(([stem, members]) => {
      const family = { stem, members };
      return members.map(({ name }) => [name, family] as const);
    }),
  );
}

/** The siblings that `names` all belong to; null where they belong to several, or to none. */
export function commonSiblings(names: Iterable<string>, siblings: ReadonlyMap<string, Siblings>): Siblings | null {
  const found = new Set([...names].map((name) => siblings.get(name) ?? null));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}
