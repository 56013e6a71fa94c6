import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushState } from '@/lib/contract/push';
import { registryContent } from '@/lib/registry/registry-content';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { freshRegistries } from '@/lib/testing/registries';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';

/** How often the process is killed, each time one change of the push later than before. */
const kills = 22;

/**
 * A server's part in a push, loaded as the tests load it. It tells what it finds, goes on with what is unfinished or edits the
 * draft and pushes it anew, and kills itself after so many changes; else it tells what it leaves.
 */
const server = `
const { createServer } = await import('vite');
const vite = await createServer({
  configFile: 'vitest.config.ts', server: { middlewareMode: true, ws: false, watch: null }, appType: 'custom', logLevel: 'silent',
});
const load = (path) => vite.ssrLoadModule(path);
const { composeDraft } = await load('/lib/publish/compose-draft.ts');
const { pushRunner } = await load('/lib/publish/push-runner.ts');
const { startPush } = await load('/lib/publish/start-push.ts');
const { changeDraft, storedDrafts } = await load('/lib/store/drafts.ts');
const { listedPushes } = await load('/lib/store/listed-pushes.ts');
const { unfinishedPushes } = await load('/lib/store/pushes.ts');
const [source, target, diesAt] = process.argv.slice(1);
async function tell() {
  const [{ draft } = {}] = await storedDrafts();
  const pushes = (await listedPushes()).map(({ state, work }) => ({ state, written: work.tags[0].after }));
  console.log(JSON.stringify({ entries: draft?.entries.length ?? 0, round: draft?.annotations.round ?? null, pushes }));
}
await tell();
const [draft] = (await storedDrafts()).length > 0 ? await storedDrafts() : [await composeDraft({ target, sources: [source] })];
if ((await unfinishedPushes()).length > 0) await pushRunner().resumeUnfinished();
else {
  await changeDraft(draft.id, null, (current) => ({ ...current, annotations: { round: diesAt } }));
  await startPush(draft.id);
}
const [{ id } = {}] = await unfinishedPushes();
let changes = 0;
if (id !== undefined) pushRunner().listen(id, () => ++changes === Number(diesAt) && process.kill(process.pid, 'SIGKILL'));
while ((await unfinishedPushes()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
await tell();
process.exit(0);
`;

type Told = Readonly<{
  entries: number;
  round: string | null;
  pushes: readonly Readonly<{ state: PushState; written: string }>[];
}>;

let source: RegistryServer;
let target: RegistryServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-killed-push-'));
  [source, target] = await Promise.all([startRegistry(), startRegistry()]);
  await pushFixture(source, 'far/list', imageFixtures.attestations(), '1');
}, 60_000);
afterAll(() => Promise.all([source.stop(), target.stop(), rm(folder, { recursive: true })]));

/** Runs the server until it is killed or has nothing left to do; what it told, one state where it was killed. */
async function run(diesAt: number): Promise<readonly Told[]> {
  const references = [`${source.host}/far/list:1`, `${target.host}/near/copy:1`];
  const child = spawn(process.execPath, ['--input-type=module', '-e', server, ...references, String(diesAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, POLYARCH_DATA: folder },
  });
  const lines: string[] = [];
  child.stdout.on('data', (text) => lines.push(String(text)));
  const [code, signal] = await once(child, 'close');
  expect(signal ?? code).toSatisfy((end) => end === 0 || end === 'SIGKILL');
  return lines
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** What the tag names, asked as somebody else would: null while it does not exist. */
async function tagNow(): Promise<string | null> {
  const registries = freshRegistries();
  const reference = { kind: 'registry', registry: target.host, repository: 'near/copy', tag: '1' } as const;
  const { digest } = await registryContent(reference, registries)
    .resolve(reference)
    .catch(() => ({ digest: null }));
  await registries.close();
  return digest;
}

test(`a server that is killed at ${kills} moments of a push loses nothing, and the tag is old or new`, async () => {
  let before: string | null = null;
  let killed = 0;
  for (let runs = 0; killed < kills; runs++) {
    // A push whose content is there already has some twenty changes.
    const [found, left] = await run(1 + (runs % 14));
    // What this process found is what the one before it left when it was killed.
    if (killed > 0) expect(found).toMatchObject({ entries: 4, round: expect.any(String) });
    const after = await tagNow();
    if (left === undefined) killed++;
    else expect(left.pushes[0]).toMatchObject({ state: 'done', written: after });
    if (after !== before) {
      const [next] = left === undefined ? await run(1) : [left];
      expect(next?.pushes.map(({ written }) => written)).toContain(after);
    }
    before = after;
  }
  const [, end] = await run(Number.MAX_SAFE_INTEGER);
  expect(end?.pushes.map(({ state }) => state)).toEqual(end?.pushes.map(() => 'done'));
  expect(end?.pushes[0]?.written).toBe(await tagNow());
}, 240_000);
