import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DraftView, draftViewSchema } from '@/lib/contract/draft';
import { type DraftMerge, draftMergeSchema } from '@/lib/contract/merge';
import type { Digest } from '@/lib/oci/digest';
import { mediaType } from '@/lib/oci/media-type';
import { database, openDatabase } from '@/lib/store/database';
import { sawTarget } from '@/lib/store/drafts';
import { call } from '@/lib/testing/call';
import { attestation, image, ociIndex } from '@/lib/testing/fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import * as draftsRoute from '../../route';
import * as draftRoute from '../route';
import * as undoRoute from '../undo/route';
import * as mergeRoute from './route';

let registry: RegistryServer;
let folder: string;
const build = (architecture: string, content: string) => image({ os: 'linux', architecture }, { content });
const withProof = (architecture: string, content: string) => {
  const built = build(architecture, content);
  return [built, attestation(built)];
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-merge-route-'));
  globalThis.polyarchStore = openDatabase(folder);
  registry = await startRegistry();
  await Promise.all([
    pushFixture(registry, 'team/build', build('arm64', 'yours'), 'arm64'),
    pushFixture(registry, 'team/build', build('riscv64', 'yours'), 'riscv64'),
  ]);
}, 60_000);
afterAll(async () => {
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  await Promise.all([registry.stop(), rm(folder, { recursive: true })]);
});

/** A draft that amends a tag, which moved since: amd64 they changed, arm64 both did, s390x they removed, riscv64 you added. */
async function movedDraft(tag: string): Promise<Readonly<{ draft: DraftView; seen: Digest; now: Digest }>> {
  const before = [...withProof('amd64', 'old'), build('arm64', 'old'), build('s390x', 'old')];
  const after = [...withProof('amd64', 'theirs'), build('arm64', 'theirs')];
  const seen = await pushFixture(registry, 'team/app', ociIndex(before), tag);
  const target = `${registry.host}/team/app:${tag}`;
  const sources = ['arm64', 'riscv64'].map((architecture) => `${registry.host}/team/build:${architecture}`);
  const json = { target, amend: true, sources };
  const response = await call(draftsRoute.POST, '/', { method: 'POST', json });
  const draft = draftViewSchema.parse(await response.json());
  const now = await pushFixture(registry, 'team/app', ociIndex(after, { annotations: { by: 'them' } }), tag);
  return { draft, seen, now };
}

const post = (id: string, json: object) => call(mergeRoute.POST, '/', { method: 'POST', parameters: { id }, json });
async function merged(id: string, json: object): Promise<DraftMerge> {
  const response = await post(id, json);
  expect(await response.clone().json()).not.toHaveProperty('code');
  return draftMergeSchema.parse(await response.json());
}
const read = async (id: string) =>
  draftViewSchema.parse(await (await call(draftRoute.GET, '/', { parameters: { id } })).json());
const named = ({ entries }: DraftView) =>
  entries.map(
    ({ platform, source }) => `${platform?.architecture} ${source.split('@')[0]?.split('/').slice(1).join('/')}`,
  );
const verdicts = ({ rows }: DraftMerge) => rows.map(({ key, verdict, inMerge }) => `${key} ${verdict} ${inMerge}`);

it('shows what a merge would be, makes it by the choices as one step, and takes the tag for seen', async () => {
  const { draft, seen, now } = await movedDraft('1');
  const preview = await merged(draft.id, { preview: true });
  expect(preview).toMatchObject({ seen: { digest: seen }, now: { digest: now }, yours: { digest: draft.digest } });
  expect(verdicts(preview)).toEqual([
    'linux/arm64 both yours',
    'linux/s390x theirs yours',
    'linux/amd64 theirs theirs',
    'linux/riscv64 yours yours',
  ]);
  expect(preview.draft.today?.digest).toBe(now);
  expect(await read(draft.id)).toEqual(draft);

  const choices = { 'linux/arm64': 'theirs', 'linux/s390x': 'theirs' };
  const undecided = await post(draft.id, { choices: { 'linux/arm64': 'theirs' }, expect: now });
  expect(undecided.status).toBe(409);
  expect(await undecided.json()).toMatchObject({ details: { undecided: ['linux/s390x'] } });
  const chosen = await merged(draft.id, { choices, preview: true });
  const result = await merged(draft.id, { choices, expect: now });
  expect(result.draft.manifest).toBe(chosen.draft.manifest);
  expect(named(result.draft)).toEqual([
    'amd64 team/app:1',
    'unknown team/app:1',
    'arm64 team/app:1',
    'riscv64 team/build:riscv64',
  ]);
  expect(result.draft).toMatchObject({
    annotations: { by: 'them' },
    today: { digest: now },
    version: draft.version + 1,
  });
  expect(await read(draft.id)).toEqual(result.draft);

  const undone = await call(undoRoute.POST, '/', { method: 'POST', parameters: { id: draft.id } });
  expect(draftViewSchema.parse(await undone.json()).manifest).toBe(draft.manifest);
});

it('changes nothing when the tag moved once more', async () => {
  const { draft, seen, now } = await movedDraft('2');
  const response = await post(draft.id, { expect: seen });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: 'conflict', details: { expected: seen, digest: now } });
  expect(await read(draft.id)).toEqual(draft);
});

it('changes nothing when the draft was edited since', async () => {
  const { draft } = await movedDraft('3');
  const options = { method: 'POST', parameters: { id: draft.id }, headers: { 'if-match': '"99"' } };
  const choices = { 'linux/arm64': 'yours', 'linux/s390x': 'yours' };
  expect((await call(mergeRoute.POST, '/', { ...options, json: { choices } })).status).toBe(412);
});

it('goes by what the draft kept of the tag where the registry dropped it', async () => {
  const { draft } = await movedDraft('4');
  const dropped = ociIndex([build('amd64', 'old'), build('arm64', 'dropped'), build('s390x', 'old')]).children;
  const entries = dropped.map(({ descriptor: { digest, platform = null } }) => ({ digest, platform }));
  await sawTarget(draft.id, { digest: `sha256:${'0'.repeat(64)}`, mediaType: mediaType.ociIndex, entries, atMs: 0 });
  const verdicts = (await merged(draft.id, { preview: true })).rows.map(({ key, verdict }) => `${key} ${verdict}`);
  expect(verdicts).toEqual(['linux/arm64 both', 'linux/s390x theirs', 'linux/amd64 theirs', 'linux/riscv64 yours']);
});

it('compares with what is named as seen, and asks for each platform of a tag that is gone', async () => {
  const { draft, now } = await movedDraft('5');
  expect(verdicts(await merged(draft.id, { preview: true, base: now }))).toContain('linux/amd64 yours yours');
  await fetch(`${registry.url}/v2/team/app/manifests/${now}`, { method: 'DELETE' });
  const { rows } = await merged(draft.id, { preview: true });
  expect(rows.filter(({ asks }) => asks).map(({ key }) => key)).toEqual(['linux/amd64', 'linux/arm64', 'linux/s390x']);
});

it('says that a draft without a target has nothing to merge with', async () => {
  const response = await call(draftsRoute.POST, '/', { method: 'POST', json: { sources: [] } });
  expect((await post((await response.json()).id, {})).status).toBe(400);
});
