import 'server-only';
import type { z } from 'zod';
import { ProblemError } from '../problem/problem';

const maxBytes = 1024 * 1024;

/**
 * Reads the JSON sent with `request` by its schema. Throws `request_invalid` for another Content-Type (a page of another
 * site can send forms and plain text unasked, JSON it cannot), for more than 1 MiB, and for what is not of the schema's form.
 */
export async function readJsonBody<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
): Promise<z.output<Schema>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';', 1);
  if (type.trim().toLowerCase() !== 'application/json') {
    throw invalid('What is sent here must be JSON.', 'Set “Content-Type: application/json”.');
  }
  const parsed = schema.safeParse(jsonOf(await readBounded(request)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.').slice(0, 80) ?? '';
  if (issue?.code === 'unrecognized_keys') {
    throw invalid(`“${issue.keys.map((key) => key.slice(0, 80)).join('”, “')}” is not a field of this call.`);
  }
  throw invalid(
    field === ''
      ? `The JSON is not what this call takes: ${issue?.message}.`
      : `The field “${field}” is wrong: ${issue?.message}.`,
  );
}

async function readBounded(request: Request): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw invalid('More than 1 MiB of JSON was sent.');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProblemError({ code: 'request_invalid', message: 'What was sent is not JSON.' }, { cause });
  }
}

function invalid(message: string, hint?: string): ProblemError {
  return new ProblemError({ code: 'request_invalid', message, ...(hint === undefined ? {} : { hint }) });
}
