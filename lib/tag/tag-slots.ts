import type { TagRow } from '../contract/tag-row';
import { normalizePlatform } from '../platform/normalize-platform';
import type { Platform } from '../platform/platform';

/** The architectures that have a place in every repository, whether they are there or not. */
export const fixedSlots = [
  'amd64',
  '386',
  'arm64',
  'arm/v6',
  'arm/v7',
  'ppc64le',
  's390x',
  'riscv64',
  'windows',
] as const;

type TagPlatform = TagRow['platforms'][number];

/** More places than this make no table: what is left shares the last. */
const mostFurther = 6;
export const otherSlot = 'other';

/**
 * Where each platform of one image stands: the architecture for Linux, with the variant for arm, else the operating
 * system. An `arm` without variant takes the place that is free beside another arm.
 */
export function slotsOf<Placed extends Readonly<{ platform: Platform | null }>>(
  placed: readonly Placed[],
): ReadonlyMap<string, readonly Placed[]> {
  const slots = new Map<string, Placed[]>();
  const put = (slot: string, one: Placed) => {
    const stack = slots.get(slot);
    if (stack) stack.push(one);
    else slots.set(slot, [one]);
  };
  const bare = placed.filter(({ platform }) => platform !== null && isBareArm(platform));
  for (const one of placed) {
    if (one.platform !== null && !bare.includes(one) && isNamed(one.platform)) put(slotOf(one.platform), one);
  }
  for (const one of bare) put(slots.has('arm/v7') && !slots.has('arm/v6') ? 'arm/v6' : 'arm/v7', one);
  return slots;
}

/** `slotsOf` a row's platforms, worked out once: filters and gaps ask for them again and again. */
export function slotsOfRow(row: TagRow): ReadonlyMap<string, readonly TagPlatform[]> {
  const known = slotsByRow.get(row);
  if (known) return known;
  const slots = slotsOf(row.platforms);
  slotsByRow.set(row, slots);
  return slots;
}

const slotsByRow = new WeakMap<TagRow, ReadonlyMap<string, readonly TagPlatform[]>>();

/** The columns for what is there: the fixed ones, then the further ones by name. */
export function slotColumns(present: Iterable<string>): readonly string[] {
  const further = [...new Set(present)].filter((slot) => !isFixed(slot)).sort();
  const shown = further.length > mostFurther ? [...further.slice(0, mostFurther - 1), otherSlot] : further;
  return [...fixedSlots, ...shown];
}

function slotOf(platform: Platform): string {
  const { os, architecture, variant } = normalizePlatform(platform);
  if (os !== 'linux') return os;
  return architecture === 'arm' ? `arm/${variant}` : architecture;
}

function isBareArm({ os, architecture, variant }: Platform): boolean {
  return os.toLowerCase() === 'linux' && architecture.toLowerCase() === 'arm' && !variant;
}

/** Attestations say `unknown/unknown`. */
function isNamed({ os, architecture }: Platform): boolean {
  return ![os, architecture].some((name) => name === '' || name === 'unknown');
}

function isFixed(slot: string): boolean {
  return fixedSlots.some((fixed) => fixed === slot);
}
