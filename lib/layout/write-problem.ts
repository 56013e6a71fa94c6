import 'server-only';
import { ProblemError } from '../problem/problem';

/** Says in words why nothing can be written to the disk where `layout` lies. What the file system does not say is thrown as it is. */
export async function withWriteProblems<T>(layout: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    throw writeProblem(layout, thrown);
  }
}

function writeProblem(layout: string, thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ProblemError(
      {
        code: 'too_large',
        message: `The layout “${layout}” cannot take more: no space is left on the disk of the data folder.`,
        hint: 'Free some space, then try again: nothing half written was left behind.',
        details: { layout, error: code },
      },
      { cause: thrown },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new ProblemError(
      {
        code: 'forbidden',
        message: `The layout “${layout}” cannot be written: this server may not write to its folder.`,
        hint: 'Whoever runs Polyarch can give it the right to.',
        details: { layout, error: code },
      },
      { cause: thrown },
    );
  }
  return thrown;
}
