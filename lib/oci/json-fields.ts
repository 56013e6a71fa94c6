import { ProblemError } from '../problem/problem';

/** An object of parsed JSON, before anything of it is known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** `manifest_invalid` about the field at `where`, such as `manifests[3].digest`. */
export function fieldProblem(where: string, fault: string): ProblemError {
  return new ProblemError({
    code: 'manifest_invalid',
    message: `${where} ${fault}.`,
    hint: 'Its exact bytes can still be read. Push it again with a tool that follows the image specification.',
    details: { field: where },
  });
}

/**
 * The object at `where`. Refuses a field that is one of `fields` but for letter case: Go's JSON reader takes
 * `"Digest"` for `"digest"`, others do not, so two readers would see two different things.
 */
export function readObject(value: unknown, where: string, fields: readonly string[]): JsonObject {
  if (!isObject(value)) throw fieldProblem(where, `must be an object, here is ${kindOf(value)}`);
  for (const key of Object.keys(value)) {
    const field = fields.find((name) => name !== key && name.toLowerCase() === key.toLowerCase());
    if (field !== undefined) {
      throw fieldProblem(
        where,
        `is ambiguous: it writes “${key}” for “${field}”, which some tools read and others skip`,
      );
    }
  }
  return value;
}

/** A string that must be there. */
export function readString(value: unknown, where: string): string {
  if (value === undefined || value === null) throw fieldProblem(where, 'is missing');
  if (typeof value !== 'string') throw fieldProblem(where, `must be a string, here is ${kindOf(value)}`);
  return value;
}

/** A list; absent and `null`, which Go writes for an empty one, are the empty list. */
export function readList<T>(
  value: unknown,
  where: string,
  readItem: (item: unknown, where: string) => T,
  maxItems = Number.POSITIVE_INFINITY,
): readonly T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw fieldProblem(where, `must be a list, here is ${kindOf(value)}`);
  if (value.length > maxItems)
    throw fieldProblem(where, `has ${value.length} items; ${maxItems} are the most that is read`);
  return value.map((item, position) => readItem(item, `${where}[${position}]`));
}

/** String keys to string values. */
export function readStringMap(value: unknown, where: string): Readonly<Record<string, string>> {
  const entries = Object.entries(readObject(value, where, []));
  return Object.fromEntries(entries.map(([key, item]) => [key, readString(item, `${where}[${JSON.stringify(key)}]`)]));
}

/** Reads what is there; absent and `null` stay absent. */
export function optional<T>(value: unknown, where: string, read: (value: unknown, where: string) => T): T | undefined {
  return value === undefined || value === null ? undefined : read(value, where);
}

/** `fields` without those that are undefined, so that absent stays absent. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Partial<{ [K in keyof T]: Exclude<T[K], undefined> }>;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
