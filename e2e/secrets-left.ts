import { secretsIn } from '../lib/testing/planted-secrets';
import { secretsInFolder } from '../lib/testing/secrets-in-folder';
import type { PolyarchServer } from './polyarch-server';

/** Where a server that has stopped has left planted secrets: its log, its database, its cache. */
export async function secretsLeft(
  { log }: Pick<PolyarchServer, 'log'>,
  dataFolder: string,
): Promise<readonly string[]> {
  return [...secretsIn(log()).map((secret) => `the log: ${secret}`), ...(await secretsInFolder(dataFolder))];
}
