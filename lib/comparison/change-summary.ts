import type { FieldChange } from '../contract/comparison';
import { differs } from './compare-fields';
import type { ComparedPair } from './compare-platforms';

/** What changed, in a few words: `3 of 6 layers, user, 1 env`. Empty where nothing did. */
export function changeSummary(pair: ComparedPair): string {
  const { a, b, verdict } = pair;
  if (verdict === 'added') return 'newly listed';
  if (verdict === 'removed') return 'no longer listed';
  const failed = [a, b].find((entry) => entry?.problem)?.problem;
  const parts = [...platformParts(pair), ...layerParts(pair), ...fieldParts(pair.fields)];
  if (failed) return [...parts, 'not all could be read'].join(', ');
  if (verdict === 'changed' && pair.layers === null) return [...parts, 'not read yet'].join(', ');
  return parts.join(', ');
}

function platformParts({ a, b, matched }: ComparedPair): readonly string[] {
  if (matched === 'variant-lost') return [`lost its variant ${a?.platform?.variant ?? ''}`];
  if (matched === 'variant-gained') return [`gained the variant ${b?.platform?.variant ?? ''}`];
  return [];
}

function layerParts({ layers }: ComparedPair): readonly string[] {
  if (layers === null) return [];
  const fresh = layers.total - layers.reused;
  if (fresh > 0) return [`${fresh} of ${layers.total} ${layers.total === 1 ? 'layer' : 'layers'}`];
  const gone = layers.rows.filter(({ verdict }) => verdict === 'removed').length;
  if (gone > 0) return [`${gone} ${gone === 1 ? 'layer' : 'layers'} fewer`];
  return layers.rows.some(({ verdict }) => verdict === 'moved') ? ['order of layers'] : [];
}

function fieldParts(fields: readonly FieldChange[]): readonly string[] {
  const changed = fields.filter(differs);
  const named = changed.filter((field) => isNamed(field) && !isUsual(field)).map(({ name }) => name);
  const counts = counted.flatMap((of) => {
    const count = changed.filter((field) => field.of === of).length;
    return count === 0 ? [] : [`${count} ${of}${count === 1 || of === 'env' ? '' : 's'}`];
  });
  const told = [...named, ...counts];
  return told.length > 0 ? told : changed.filter(isUsual).map(({ name }) => name);
}

const counted: readonly FieldChange['of'][] = ['env', 'label', 'annotation'];

function isNamed({ of, name }: FieldChange): boolean {
  // A lost variant is told in front of all.
  return !counted.includes(of) && name !== 'variant';
}

/** Every build has its own time: told only where nothing else is. */
function isUsual({ of, name }: FieldChange): boolean {
  return of === 'config' && name === 'created';
}
