import 'server-only';
import { execFile } from 'node:child_process';
import { z } from 'zod';
import { isDockerHub } from '@/lib/oci/registry-name';
import { type Credential, secretOf } from './docker-config';

/** A login as far as it could be found out: who asks, or why that is not known. */
export type Login = Readonly<{ credential: Credential | null; failure: string | null }>;

const timeoutMs = 10_000;
const maxBytes = 64 * 1024;
const answerSchema = z.object({ Username: z.string(), Secret: z.string() });
/** What helpers answer, on their output, for a server that they know nothing of. @see docker-credential-helpers credentials/error.go */
const notFound = /^credentials not found/;

/**
 * Asks the helper `docker-credential-NAME` for the login of `registry`. What it prints is never repeated: a failure tells
 * the helper's name and how it ended, as a sentence.
 * @see docker-credential-helpers README, Usage
 */
export async function askHelper(name: string, registry: string): Promise<Login> {
  // The name becomes part of the name of a program.
  if (!/^[\w-]+$/.test(name)) return failed('The credential helper that Docker’s config.json names has no valid name.');
  const program = `docker-credential-${name}`;
  const { output, fault } = await run(program, serverName(registry));
  if (fault !== null && notFound.test(output)) return { credential: null, failure: null };
  if (fault !== null) return failed(`The credential helper “${program}” ${fault}.`);
  const answer = answerSchema.safeParse(jsonOf(output));
  if (!answer.success) return failed(`The credential helper “${program}” answered something that is no login.`);
  return { credential: secretOf(answer.data.Username, answer.data.Secret), failure: null };
}

/** Logins to Docker Hub are kept under the address it once had. */
function serverName(registry: string): string {
  return isDockerHub(registry) ? 'https://index.docker.io/v1/' : registry;
}

function run(program: string, input: string): Promise<{ output: string; fault: string | null }> {
  return new Promise((resolve) => {
    const options = { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: maxBytes, encoding: 'utf8' } as const;
    const child = execFile(program, ['get'], options, (error, output) => {
      resolve({ output, fault: error && faultOf(error) });
    });
    // A helper that ends without reading must not end this process.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function faultOf(error: Error & { code?: unknown; killed?: boolean }): string {
  if (error.code === 'ENOENT') return 'is not on the PATH';
  if (error.code === 'EACCES') return 'may not be run';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `answered more than ${maxBytes} bytes`;
  if (error.killed) return `did not answer within ${timeoutMs / 1000} s`;
  return typeof error.code === 'number' ? `failed with the status ${error.code}` : 'could not be run';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(failure: string): Login {
  return { credential: null, failure };
}
