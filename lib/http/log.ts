import 'server-only';
import { pino } from 'pino';
import { ProblemError } from '../problem/problem';

/** Anything in a message that may be a credential: user info of a URL, and the value of an Authorization header. */
const secrets = /(?<=:\/\/)[^\s/@]+(?=@)|(?<=\b(?:bearer|basic) )[\w.~+/=-]+/gi;

const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));

/**
 * Writes what nobody foresaw, as one JSON line on standard error: where, and the chain of stacks; never headers or queries.
 * A problem is foreseen, and an asker who has left is no fault of the server.
 */
export function logUnexpected(thrown: unknown, request: Request): void {
  const foreseen = thrown instanceof ProblemError && thrown.problem.code !== 'internal';
  if (foreseen || request.signal.aborted) return;
  const { pathname: path } = new URL(request.url);
  log.error({ method: request.method, path, causes: describeCauses(thrown) }, 'unexpected error');
}

/** Writes what nobody foresaw in work that no request waits for: `work` says which. */
export function logUnexpectedWork(thrown: unknown, work: Readonly<Record<string, string>>): void {
  log.error({ ...work, causes: describeCauses(thrown) }, 'unexpected error');
}

/** Writes why an answer ended before its promised length: whoever was to get it sees the connection break, and no reason. */
export function logBrokenOff(thrown: unknown, request: Request): void {
  if (request.signal.aborted) return;
  if (!(thrown instanceof ProblemError) || thrown.problem.code === 'internal') {
    logUnexpected(thrown, request);
    return;
  }
  const { pathname: path } = new URL(request.url);
  const { code, message: problem } = thrown.problem;
  log.warn(
    { method: request.method, path, code, problem: problem.replaceAll(secrets, '[hidden]') },
    'answer broke off',
  );
}

/** The stack of `thrown` and of its causes, outermost first, without credentials. */
export function describeCauses(thrown: unknown): readonly string[] {
  const causes: string[] = [];
  for (let error = thrown; error !== undefined && causes.length < 8; ) {
    causes.push(
      (error instanceof Error ? (error.stack ?? error.message) : String(error)).replaceAll(secrets, '[hidden]'),
    );
    error = error instanceof Error ? error.cause : undefined;
  }
  return causes;
}
