import 'server-only';
import { registryBook } from './account/registry-book';
import { sendDeclaredLengths } from './http/declared-length';
import { logUnexpectedWork } from './http/log';
import { allowLongRequests } from './http/long-requests';
import { removeUnfinishedLayouts } from './layout/uploaded-layouts';
import { toProblem } from './problem/problem';
import { pushRunner } from './publish/push-runner';
import { sharedRegistries } from './registry/registries';
import { ensureSampleLayout } from './sample/ensure-sample-layout';
import { settings } from './settings';
import { database } from './store/database';

/** Checks the settings, opens the database, seals with the newest key, removes what uploads left behind and makes the sample images. What keeps the server from working ends the process. */
export async function prepareServer(): Promise<void> {
  try {
    settings();
  } catch (thrown) {
    return refuseToStart(thrown instanceof Error ? thrown.message : String(thrown));
  }
  allowLongRequests();
  sendDeclaredLengths();
  // Begins to list what was read before, so that it is known when somebody asks.
  sharedRegistries();
  try {
    await database();
  } catch (thrown) {
    return refuseToStart(toProblem(thrown).message);
  }
  try {
    // Reading them seals anew what an older secret sealed, so that after a start that one can go.
    await registryBook().all();
  } catch (thrown) {
    process.stderr.write(`The settings of the registries could not be read: ${String(thrown)}\n`);
  }
  try {
    // The database is this process's alone by now, and so is the folder.
    await removeUnfinishedLayouts();
  } catch (thrown) {
    process.stderr.write(`What earlier uploads left behind could not be removed: ${String(thrown)}\n`);
  }
  try {
    await ensureSampleLayout();
  } catch (thrown) {
    // Everything but the sample images works without them.
    process.stderr.write(`The sample images could not be made: ${String(thrown)}\n`);
  }
}

/** Goes on with the pushes that a process that ended left unfinished; what nobody foresees in pushes is logged from then on. */
export async function resumePushes(): Promise<void> {
  pushRunner().reportTo((thrown, push) => logUnexpectedWork(thrown, { push }));
  try {
    await pushRunner().resumeUnfinished();
  } catch (thrown) {
    process.stderr.write(`Unfinished pushes could not be resumed: ${String(thrown)}\n`);
  }
}

function refuseToStart(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
