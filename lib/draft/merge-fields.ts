import type { Draft } from './draft';
import { type Decision, decide, type MergeChoices, type MergeSides } from './merge-rows';

/** What stands beside the entries of an index. */
export type IndexFields = Pick<Draft, 'annotations' | 'subject' | 'artifactType'>;

/** A field of the index that is not the same on all sides: its values as text, null where a side has none. */
export type MergeField = Decision &
  MergeSides<string | null> &
  Readonly<{ key: string; kind: 'annotation' | 'subject' | 'artifact-type'; name: string }>;

/** The fields that somebody changed, and the fields of the merge. */
export function mergeFields(
  sides: MergeSides<IndexFields>,
  choices: MergeChoices,
): Readonly<{ fields: readonly MergeField[]; merged: IndexFields }> {
  const names = new Set([sides.yours, sides.now, sides.seen].flatMap(({ annotations }) => Object.keys(annotations)));
  const annotations = [...names].map((name) => {
    const key = `annotation ${name}`;
    return fieldOf(
      { key, kind: 'annotation', name },
      ofSides(sides, (side) => ownValue(side.annotations, name)),
      choices,
    );
  });
  const subject = fieldOf(
    { key: 'subject', kind: 'subject', name: 'subject' },
    ofSides(sides, (side) => side.subject?.digest),
    choices,
  );
  const artifactType = fieldOf(
    { key: 'artifactType', kind: 'artifact-type', name: 'artifactType' },
    ofSides(sides, (side) => side.artifactType ?? undefined),
    choices,
  );
  return {
    fields: [...annotations, subject, artifactType].filter(({ verdict }) => verdict !== 'same'),
    merged: {
      annotations: Object.fromEntries(
        annotations.flatMap((field) => {
          const value = takenFrom(field);
          return value === null ? [] : [[field.name, value]];
        }),
      ),
      subject: (subject.inMerge === 'theirs' ? sides.now : sides.yours).subject,
      artifactType: takenFrom(artifactType),
    },
  };
}

function fieldOf(
  named: Pick<MergeField, 'key' | 'kind' | 'name'>,
  values: MergeSides<string | undefined>,
  choices: MergeChoices,
): MergeField {
  const { seen = null, now = null, yours = null } = values;
  return { ...named, seen, now, yours, ...decide(values, Object.is, choices[named.key]) };
}

function ofSides<Value>(
  { seen, now, yours }: MergeSides<IndexFields>,
  read: (side: IndexFields) => Value,
): MergeSides<Value> {
  return { seen: read(seen), now: read(now), yours: read(yours) };
}

/** An annotation may bear the name of what every object has. */
function ownValue(annotations: IndexFields['annotations'], name: string): string | undefined {
  return Object.hasOwn(annotations, name) ? annotations[name] : undefined;
}

function takenFrom({ inMerge, now, yours }: MergeField): string | null {
  return inMerge === 'theirs' ? now : yours;
}
