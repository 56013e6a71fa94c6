import type { z } from 'zod';
import { ProblemError } from '../problem/problem';

/**
 * Reads the query of a call by its schema. Throws `request_invalid` that names the parameter: unknown, given twice,
 * missing or not of its form.
 */
export function parseQuery<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  parameters: URLSearchParams,
): z.output<z.ZodObject<Shape>> {
  const known = Object.keys(schema.shape);
  for (const name of new Set(parameters.keys())) {
    if (!known.includes(name)) {
      throw invalid(`“${name.slice(0, 80)}” is not a parameter of this call.`, `It takes ${listed(known)}.`);
    }
    if (parameters.getAll(name).length > 1) throw invalid(`The parameter “${name}” is given more than once.`);
  }
  const parsed = schema.safeParse(Object.fromEntries(parameters));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  const value = parameters.get(name);
  if (value === null) throw invalid(`The parameter “${name}” is missing.`);
  throw invalid(`The parameter “${name}” is “${value.slice(0, 80)}”, but ${issue?.message}.`);
}

function invalid(message: string, hint?: string): ProblemError {
  return new ProblemError({ code: 'request_invalid', message, ...(hint === undefined ? {} : { hint }) });
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `“${name}”`).join(', ');
}
