import type { EntryView, FindingView } from '../contract/image';
import { type RuleId, rules } from './rules';

/** What the rules look at: entries as far as they are loaded. What is not loaded raises no finding. */
export type CheckedImage = Readonly<{ mediaType: string; kind: string; entries: readonly EntryView[] }>;

/** A finding of `rule` at `field` of the entry that shows it first. */
export function finding(
  rule: RuleId,
  entries: readonly EntryView[],
  text: Readonly<{ label: string; message: string; field?: string }>,
): FindingView {
  const { label, message, field } = text;
  const [first] = entries;
  return {
    rule,
    severity: rules[rule].severity,
    label,
    message,
    where: first === undefined ? 'manifests' : `${pathOf(first)}${field === undefined ? '' : `.${field}`}`,
    entries: entries.map(({ id }) => id),
  };
}

/** `manifests[3]`, in a nested index `manifests[3].manifests[0]`. */
function pathOf({ id }: EntryView): string {
  return id
    .split('.')
    .map((position) => `manifests[${position}]`)
    .join('.');
}
