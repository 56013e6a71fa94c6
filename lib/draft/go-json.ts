/** What `goJson` writes. A map is an object with its keys in the map's order. */
export type GoValue =
  | string
  | number
  | readonly GoValue[]
  | ReadonlyMap<string, GoValue>
  | Readonly<{ [name: string]: GoValue | undefined }>;

/**
 * JSON as Go's `json.Marshal` writes it, or with an indent `json.MarshalIndent`: what HTML and JavaScript would read otherwise is
 * escaped. Fields that are undefined are left out.
 */
export function goJson(value: GoValue, indent = 0): string {
  return write(value, indent === 0 ? '' : '\n', indent);
}

/** The fields as Go writes a map: by their keys. JavaScript would put keys that read as numbers first. */
export function goMap<Value extends GoValue>(fields: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function write(value: GoValue, lineStart: string, indent: number): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return writeString(value);
  const within = lineStart === '' ? '' : lineStart + ' '.repeat(indent);
  if (isList(value)) {
    return writeAll(
      '[',
      ']',
      value.map((one) => write(one, within, indent)),
      lineStart,
      within,
    );
  }
  const colon = lineStart === '' ? ':' : ': ';
  const fields = value instanceof Map ? [...value] : Object.entries(value);
  const written = fields.flatMap(([name, field]) =>
    field === undefined ? [] : [writeString(name) + colon + write(field, within, indent)],
  );
  return writeAll('{', '}', written, lineStart, within);
}

function writeAll(open: string, close: string, parts: readonly string[], lineStart: string, within: string): string {
  return parts.length === 0 ? open + close : open + within + parts.join(`,${within}`) + lineStart + close;
}

function writeString(text: string): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, escaped);
}

// `Array.isArray` does not narrow readonly arrays.
function isList(value: GoValue): value is readonly GoValue[] {
  return Array.isArray(value);
}
