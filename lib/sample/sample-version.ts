import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Raised whenever the sample images change, so that the next start writes them again. */
export const sampleVersion = 2;

/** Where the layout's `index.json` records the version. */
export const sampleVersionAnnotation = 'polyarch.sample.version';

const recordSchema = z.object({
  annotations: z.object({ [sampleVersionAnnotation]: z.string().regex(/^[0-9]{1,9}$/) }),
});

/** The version recorded in the layout in `folder`; null when none is, and the layout is a person's own. */
export async function recordedSampleVersion(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'index.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const record = recordSchema.safeParse(parseOrNull(text));
  return record.success ? Number(record.data.annotations[sampleVersionAnnotation]) : null;
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
