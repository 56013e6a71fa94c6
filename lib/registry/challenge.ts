import 'server-only';

/** One way to sign in that a 401 offers; the scheme and the names of parameters are in lower case. @see RFC 9110, 11.6.1 */
export type Challenge = Readonly<{ scheme: string; parameters: ReadonlyMap<string, string> }>;

/** No registry needs more; what follows is not read. */
const maxLength = 8192;

/**
 * Reads a `WWW-Authenticate` header: several challenges, parameters in any order, quoted strings with commas and escapes.
 * Never throws: reading ends where the grammar does, and what was read until then counts.
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const text = header.slice(0, maxLength);
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let at = 0;
  const read = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text) ?? undefined;
    if (match !== undefined) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    read(separators);
    const parameter = challenges.length > 0 ? read(authParameter) : undefined;
    if (parameter !== undefined) {
      const [, name = '', token, quoted] = parameter;
      const { parameters } = challenges[challenges.length - 1] ?? { parameters: new Map() };
      const key = name.toLowerCase();
      if (!parameters.has(key)) parameters.set(key, token ?? unescaped(quoted ?? ''));
      continue;
    }
    const scheme = read(authScheme)?.[1];
    if (scheme === undefined) return challenges;
    challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
    read(token68);
  }
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const separators = /[ \t,]*/y;
const authScheme = new RegExp(`(${token})(?=[ \\t,]|$)[ \\t]*`, 'y');
const authParameter = new RegExp(`(${token})[ \\t]*=[ \\t]*(?:(${token})|"((?:[^"\\\\]|\\\\.)*)")`, 'sy');
/** What Negotiate and its like carry instead of parameters. */
const token68 = /[A-Za-z0-9._~+/-]+=*[ \t]*(?=,|$)/y;

function unescaped(quoted: string): string {
  return quoted.replace(/\\(.)/gs, '$1');
}
