import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { request } from 'undici';

/** Runs to the last byte of what it reads; throws when it fails. */
export type Client = Readonly<{
  name: string;
  /** How its work differs from Polyarch's, where it does. */
  note?: string;
  isPeer?: true;
  inspect(reference: string): Promise<void>;
}>;

/** Where Polyarch's API shows the image that `reference` names. */
export function imageUrl({ url }: Readonly<{ url: string }>, reference: string): string {
  return `${url}/api/v1/image?ref=${encodeURIComponent(reference)}`;
}

/** The same as docker manifest inspect prints it. */
export function inspectUrl({ url }: Readonly<{ url: string }>, reference: string, verbose: boolean): string {
  return `${url}/api/v1/manifest/inspect?ref=${encodeURIComponent(reference)}&verbose=${verbose}`;
}

/** One call of Polyarch's API, read to the end. */
export async function readApi(url: string): Promise<Uint8Array> {
  const { statusCode, body } = await request(url);
  const bytes = new Uint8Array(await body.arrayBuffer());
  if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${Buffer.from(bytes).toString().slice(0, 500)}`);
  return bytes;
}

/** Sends JSON to Polyarch's API, and answers what comes back. */
export async function postApi(url: string, json: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const { statusCode, body } = await request(url, { method: 'POST', headers, body: JSON.stringify(json) });
  const answer = await body.json();
  if (statusCode >= 300) throw new Error(`${url}: ${statusCode} ${JSON.stringify(answer).slice(0, 500)}`);
  return answer;
}

/** Reads the NDJSON form to its end; resolves to when its first line had come, in milliseconds after the start. */
export async function timeLines(url: string): Promise<number> {
  const startMs = performance.now();
  const { statusCode, body } = await request(url, { headers: { accept: 'application/x-ndjson' } });
  if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
  let firstLineMs = Number.NaN;
  for await (const chunk of body) {
    if (Number.isNaN(firstLineMs) && chunk.includes('\n')) firstLineMs = performance.now() - startMs;
  }
  return firstLineMs;
}

const run = promisify(execFile);

/** Runs a program to its end and forgets what it prints. */
export async function runToEnd(command: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  await run(command, args, { env: { ...process.env, ...env }, maxBuffer: 256 * 1024 * 1024 });
}
