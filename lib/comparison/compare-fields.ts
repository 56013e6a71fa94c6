import type { FieldChange } from '../contract/comparison';
import type { ConfigView, EntryView, ImageView } from '../contract/image';

type Value = FieldChange['a'];
type Fields = ReadonlyMap<string, Readonly<{ of: FieldChange['of']; name: string; value: Value }>>;

/** Every field that either entry states, each once: its manifest, platform, annotations, then its config. */
export function compareFields(a: EntryView, b: EntryView): readonly FieldChange[] {
  return changesOf(fieldsOf(a), fieldsOf(b));
}

/** The same of the two images themselves: their kind and their own annotations. */
export function compareHeads(
  a: Pick<ImageView, 'mediaType' | 'annotations'>,
  b: Pick<ImageView, 'mediaType' | 'annotations'>,
): readonly FieldChange[] {
  return changesOf(headFields(a), headFields(b));
}

/** Whether a field of both is not the same. */
export function differs({ verdict }: FieldChange): boolean {
  return verdict !== 'same';
}

function changesOf(a: Fields, b: Fields): readonly FieldChange[] {
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const changes = keys.flatMap((key): FieldChange[] => {
    const [one, other] = [a.get(key), b.get(key)];
    const known = one ?? other;
    if (known === undefined) return [];
    const values = { a: one?.value ?? null, b: other?.value ?? null };
    return [{ of: known.of, name: known.name, verdict: verdictOf(values.a, values.b), ...values }];
  });
  // What one side alone states would else stand after all that both do.
  return groups.flatMap((group) => changes.filter((change) => change.of === group).sort(byPlace));
}

const groups: readonly FieldChange['of'][] = ['manifest', 'platform', 'config', 'env', 'label', 'annotation'];

/** Names of the config in the order in which they are read; all others stay as they are stated. */
const configNames: readonly string[] = [
  'user',
  'working dir',
  'entrypoint',
  'cmd',
  'ports',
  'volumes',
  'stop signal',
  'author',
  'created',
  'config type',
];

function byPlace(one: FieldChange, other: FieldChange): number {
  return one.of === 'config' ? configNames.indexOf(one.name) - configNames.indexOf(other.name) : 0;
}

function verdictOf(a: Value, b: Value): FieldChange['verdict'] {
  if (a === null) return 'added';
  if (b === null) return 'removed';
  return JSON.stringify(a) === JSON.stringify(b) ? 'same' : 'changed';
}

function fieldsOf(entry: EntryView): Fields {
  const { config, platform } = entry;
  return collected([
    ['manifest', { mediaType: entry.mediaType, artifactType: entry.artifactType }],
    ['platform', platform ?? {}],
    ['config', config === null ? {} : configFields(config)],
    ['env', variables(config?.env ?? [])],
    ['label', config?.labels ?? {}],
    ['annotation', entry.annotations],
  ]);
}

function headFields({ mediaType, annotations }: Pick<ImageView, 'mediaType' | 'annotations'>): Fields {
  return collected([
    ['manifest', { mediaType }],
    ['annotation', annotations],
  ]);
}

function configFields(config: ConfigView): Readonly<Record<string, Value | undefined>> {
  return {
    user: config.user,
    'working dir': config.workingDir,
    entrypoint: config.entrypoint,
    cmd: config.cmd,
    ports: config.exposedPorts?.toSorted(),
    volumes: config.volumes?.toSorted(),
    'stop signal': config.stopSignal,
    created: config.created,
    author: config.author,
    'config type': config.mediaType,
  };
}

/** `NAME=value` by name; of one that is set twice the last counts, as it does for the program. */
function variables(env: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    env.map((line) => {
      const at = line.indexOf('=');
      return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

function collected(
  parts: readonly (readonly [FieldChange['of'], Readonly<Record<string, Value | undefined>>])[],
): Fields {
  return new Map(
    parts.flatMap(([of, values]) =>
      Object.entries(values).flatMap(([name, value]) =>
        isStated(value, of) ? [[`${of} ${name}`, { of, name, value }] as const] : [],
      ),
    ),
  );
}

/** An empty user is as good as none; an empty variable, label or annotation is one. */
function isStated(value: Value | undefined, of: FieldChange['of']): value is string | readonly string[] {
  if (value === undefined || value === null) return false;
  return value.length > 0 || of === 'env' || of === 'label' || of === 'annotation';
}
