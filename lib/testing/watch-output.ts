import { secretsIn } from './planted-secrets';

/** Longer than any secret in any of its forms: what is cut between two pieces of output is found all the same. */
const overlap = 4096;

/** Watches all that the tests and the code under test write to the terminal; a planted secret in it fails the run. */
export function setup(): () => void {
  const found = new Set<string>();
  const restore = [process.stdout, process.stderr].map((stream) => watch(stream, (secret) => found.add(secret)));
  return () => {
    for (const undo of restore) undo();
    if (found.size === 0) return;
    // Vitest reports what a teardown throws, and ends well all the same.
    process.exitCode = 1;
    throw new Error(`The output of the tests gives away: ${[...found].join(', ')}.`);
  };
}

function watch(stream: NodeJS.WriteStream, onFound: (secret: string) => void): () => void {
  const { write } = stream;
  let before = '';
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    const text = before + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1'));
    for (const secret of secretsIn(text)) onFound(secret);
    before = text.slice(-overlap);
    return Reflect.apply(write, stream, [chunk, ...rest]);
  };
  return () => {
    stream.write = write;
  };
}
