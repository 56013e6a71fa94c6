/** The architectures that have a hue of their own; `data-arch` carries one of these. */
export type ArchitectureFamily =
  | 'amd64'
  | '386'
  | 'arm64'
  | 'arm'
  | 'riscv64'
  | 'ppc64le'
  | 's390x'
  | 'loong64'
  | 'mips64le'
  | 'wasm'
  | 'unknown';

/** The family that lends its hue to an architecture, whatever its spelling; related ones share a family. */
export function architectureFamily(architecture: string): ArchitectureFamily {
  return families.get(architecture.toLowerCase()) ?? 'unknown';
}

/** The order architectures are read in; the rest follows by name. */
const familyOrder: readonly ArchitectureFamily[] = [
  'amd64',
  '386',
  'arm64',
  'arm',
  'ppc64le',
  's390x',
  'riscv64',
  'loong64',
  'mips64le',
  'wasm',
  'unknown',
];

/** Where an architecture stands among others: the smaller, the earlier. Those of one family rank equal. */
export function architectureRank(architecture: string): number {
  return familyOrder.indexOf(architectureFamily(architecture));
}

const members: Readonly<Record<Exclude<ArchitectureFamily, 'unknown'>, readonly string[]>> = {
  amd64: ['amd64', 'x86_64', 'x86-64', 'amd64p32'],
  '386': ['386', 'i386', 'i486', 'i586', 'i686', 'x86'],
  arm64: ['arm64', 'aarch64', 'arm64be'],
  arm: ['arm', 'armhf', 'armel', 'armbe'],
  riscv64: ['riscv64', 'riscv', 'riscv32'],
  ppc64le: ['ppc64le', 'ppc64', 'ppc'],
  s390x: ['s390x', 's390'],
  loong64: ['loong64', 'loongarch64'],
  mips64le: ['mips64le', 'mips64', 'mipsle', 'mips', 'mips64p32', 'mips64p32le', 'mips64el', 'mipsel'],
  wasm: ['wasm', 'wasm32', 'wasm64'],
};

const families = new Map(
  (Object.keys(members) as (keyof typeof members)[]).flatMap((family) =>
    members[family].map((architecture) => [architecture, family] as const),
  ),
);
