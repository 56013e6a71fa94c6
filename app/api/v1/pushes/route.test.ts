import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftView } from '@/lib/contract/draft';
import { type Push, pushPlanSchema, pushSchema } from '@/lib/contract/push';
import { listPushes } from '@/lib/contract/push-operations';
import { loadImage } from '@/lib/inspect/load-image';
import { parseReference } from '@/lib/oci/reference';
import type { Platform } from '@/lib/platform/platform';
import { database, openDatabase } from '@/lib/store/database';
import { call } from '@/lib/testing/call';
import { image } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import * as entryRoute from '../drafts/[id]/entries/[entry]/route';
import * as planRoute from '../drafts/[id]/plan/route';
import * as pushRoute from '../drafts/[id]/push/route';
import * as draftRoute from '../drafts/[id]/route';
import * as draftsRoute from '../drafts/route';
import * as eventsRoute from './[id]/events/route';
import * as oneRoute from './[id]/route';
import * as undoRoute from './[id]/undo/route';
import * as pushesRoute from './route';

let registry: RegistryServer;
let other: RegistryServer;
let folder: string;
let app: string;
const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant && { variant }),
});
const docker = (platform: Platform) => image(platform, { format: 'docker' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-pushes-route-'));
  globalThis.polyarchStore = openDatabase(folder);
  [registry, other] = await Promise.all([startRegistry(), startRegistry()]);
  app = `${registry.host}/team/app`;
  await Promise.all([
    pushFixture(registry, 'team/app', docker(linux('amd64')), '1-amd64'),
    pushFixture(registry, 'team/app-arm', docker(linux('arm', 'v7')), '1'),
    pushFixture(other, 'far/list', imageFixtures.dockerList(), '1'),
    pushFixture(other, 'far/attested', imageFixtures.attestations(), '1'),
  ]);
}, 60_000);
afterAll(async () => {
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  await Promise.all([registry.stop(), other.stop(), rm(folder, { recursive: true })]);
});

async function compose(json: object): Promise<DraftView> {
  const response = await call(draftsRoute.POST, '/api/v1/drafts', { method: 'POST', json });
  expect(response.status).toBe(201);
  return response.json();
}
const start = (id: string, json: object = {}) =>
  call(pushRoute.POST, '/', { method: 'POST', parameters: { id }, json });
async function ended(response: Response): Promise<Push> {
  expect(response.status).toBe(202);
  const { push, id = push } = await response.json();
  const events = await (await call(eventsRoute.GET, '/', { parameters: { id } })).text();
  const last =
    events
      .trimEnd()
      .split('\n\n')
      .at(-1)
      ?.replace(/^data: /, '') ?? '';
  return pushSchema.parse(JSON.parse(last));
}
const push = async (id: string, json?: object) => ended(await start(id, json));
const undo = (id: string) => call(undoRoute.POST, '/', { method: 'POST', parameters: { id } });
const digestOfTag = async (reference: string) => (await loadImage(parseReference(reference))).digest;
const logSince = async (from: RegistryServer, before: number) => (await from.log()).slice(before);

describe('a push', () => {
  it('writes what the draft shows: children are mounted, no blob is sent, the tag is read back', async () => {
    const draft = await compose({ target: `${app}:1`, sources: [`${app}:1-amd64`, `${registry.host}/team/app-arm:1`] });
    const plan = pushPlanSchema.parse(await (await call(planRoute.GET, '/', { parameters: { id: draft.id } })).json());
    expect(plan).toMatchObject({ target: `${app}:1`, replaces: null, copyBytes: 0, digest: draft.digest });
    const before = (await registry.log()).length;
    const done = await push(draft.id);
    expect(done).toMatchObject({ state: 'done', digest: draft.digest, before: null, canUndo: true, problem: null });
    expect(await digestOfTag(`${app}:1`)).toBe(draft.digest);
    const sent = await logSince(registry, before);
    expect(sent.filter(({ method, path }) => method === 'PUT' && path.includes('/blobs/'))).toEqual([]);
    expect(
      sent.filter(({ method }) => method === 'POST').every(({ path, status }) => /mount=/.test(path) && status === 201),
    ).toBe(true);
    expect(
      sent.filter(({ method }) => method === 'PUT').map(({ path }) => path.replace(/sha256:.*/, 'digest')),
    ).toEqual(['/v2/team/app/manifests/digest', '/v2/team/app/manifests/1']);
    expect(plan.requests).toBe(sent.filter(({ method }) => method === 'PUT' || method === 'POST').length);
  });

  it('copies from another registry, attestations along, to several tags', async () => {
    const draft = await compose({
      target: `${registry.host}/near/copy:1`,
      tags: ['latest'],
      sources: [`${other.host}/far/attested:1`],
    });
    const done = await push(draft.id);
    expect(done).toMatchObject({
      state: 'done',
      tags: ['1', 'latest'],
      digest: imageFixtures.attestations().descriptor.digest,
    });
    expect(done.bytes.sent).toBe(done.bytes.total);
    expect(done.bytes.total).toBeGreaterThan(0);
    const copied = await loadImage(parseReference(`${registry.host}/near/copy:latest`));
    expect(copied.entries.map(({ problem, attestations }) => [problem, attestations.length])).toEqual([
      [null, 1],
      [null, 1],
    ]);
    const before = (await registry.log()).length;
    const again = await push(
      (await compose({ target: `${registry.host}/near/copy:2`, sources: [`${other.host}/far/attested:1`] })).id,
    );
    expect(again.bytes.total).toBe(0);
    expect((await logSince(registry, before)).filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('goes to a layout, and from there to a registry', async () => {
    const toLayout = await compose({ target: 'oci-layout://kept:1', sources: [`${other.host}/far/list:1`] });
    expect(await push(toLayout.id)).toMatchObject({ state: 'done' });
    expect((await loadImage(parseReference('oci-layout://kept:1'))).digest).toBe(
      imageFixtures.dockerList().descriptor.digest,
    );
    const back = await compose({ target: `${registry.host}/from/layout:1`, sources: ['oci-layout://kept:1'] });
    expect(await push(back.id)).toMatchObject({ state: 'done', digest: imageFixtures.dockerList().descriptor.digest });
  });

  it('purges its draft when asked to, and keeps it else', async () => {
    const kept = await compose({ target: `${app}:kept`, sources: [`${app}:1-amd64`] });
    await push(kept.id);
    const view: DraftView = await (await call(draftRoute.GET, '/', { parameters: { id: kept.id } })).json();
    expect(view.today?.digest).toBe(kept.digest);
    await push(kept.id, { purge: true });
    expect((await call(draftRoute.GET, '/', { parameters: { id: kept.id } })).status).toBe(404);
  });

  it('costs four requests where the target has all: the tag before, again right before, the tag, and what it reads back as', async () => {
    const draft = await compose({ target: `${app}:cheap`, sources: [`${app}:1-amd64`] });
    const before = (await registry.log()).length;
    await push(draft.id);
    const view: DraftView = await (await call(draftRoute.GET, '/', { parameters: { id: draft.id } })).json();
    expect(view.today).toMatchObject({ digest: draft.digest, entries: [{ platform: linux('amd64') }] });
    const sent = (await logSince(registry, before)).map(({ method, path }) => `${method} ${path}`);
    const tag = '/v2/team/app/manifests/cheap';
    expect(sent).toEqual([`GET ${tag}`, `HEAD ${tag}`, `PUT ${tag}`, `HEAD ${tag}`]);
  });

  it('is refused when the tag moved since it was looked at, and again right before it is written', async () => {
    const draft = await compose({ target: `${app}:moving`, sources: [`${app}:1-amd64`] });
    const elsewhere = await pushFixture(registry, 'team/app', docker(linux('s390x')), 'moving');
    const refused = await start(draft.id);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'conflict', details: { expected: null, digest: elsewhere } });
    expect(await digestOfTag(`${app}:moving`)).toBe(elsewhere);
    expect(await push(draft.id, { expect: elsewhere })).toMatchObject({ state: 'done', before: elsewhere });
  });

  it.each([
    ['without a target', { sources: ['1-amd64'] }, 400],
    ['without entries', { target: 'x' }, 400],
  ])(
    'of a draft %s is refused',
    async (_, { sources = [], target }: { sources?: string[]; target?: string }, status) => {
      const draft = await compose({
        sources: sources.map((tag) => `${app}:${tag}`),
        ...(target && { target: `${app}:${target}` }),
      });
      expect((await start(draft.id)).status).toBe(status);
    },
  );

  it('names the side that failed', async () => {
    const draft = await compose({ target: 'localhost:1/nowhere/app:1', sources: [`${app}:1-amd64`] });
    const response = await start(draft.id);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ code: 'unreachable', details: { side: 'target' } });
  });
});

describe('undo', () => {
  it('puts the tag back to what it was, byte by byte, once', async () => {
    const first = await compose({ target: `${app}:back`, sources: [`${app}:1-amd64`] });
    await push(first.id);
    const changed = await compose({
      target: `${app}:back`,
      sources: [`${app}:1-amd64`, `${registry.host}/team/app-arm:1`],
    });
    const pushed = await push(changed.id);
    expect(pushed).toMatchObject({
      before: first.digest,
      platforms: [{ before: expect.any(String) }, { before: null }],
    });
    const undone = await ended(await undo(pushed.id));
    expect(undone).toMatchObject({ state: 'done', undoOf: pushed.id, digest: first.digest });
    expect(await digestOfTag(`${app}:back`)).toBe(first.digest);
    expect(await (await call(oneRoute.GET, '/', { parameters: { id: pushed.id } })).json()).toMatchObject({
      undoneBy: undone.id,
      canUndo: false,
    });
    expect((await undo(pushed.id)).status).toBe(409);
  });

  it('says when the registry cannot take a tag away that was new', async () => {
    const draft = await compose({ target: `${app}:brand-new`, sources: [`${app}:1-amd64`] });
    const undone = await ended(await undo((await push(draft.id)).id));
    expect(undone).toMatchObject({ state: 'failed', problem: { code: 'unsupported', details: { side: 'target' } } });
  });

  it('leaves a tag alone that somebody else has moved', async () => {
    const draft = await compose({ target: `${app}:taken`, sources: [`${app}:1-amd64`] });
    await push(draft.id);
    await call(entryRoute.PATCH, '/', {
      method: 'PATCH',
      parameters: { id: draft.id, entry: '0' },
      json: { annotations: { a: 'b' } },
    });
    const second = await push(draft.id);
    const elsewhere = await pushFixture(registry, 'team/app', docker(linux('riscv64')), 'taken');
    expect(await ended(await undo(second.id))).toMatchObject({ state: 'conflict', conflict: { digest: elsewhere } });
    expect(await digestOfTag(`${app}:taken`)).toBe(elsewhere);
  });
});

it('the history lists them, latest first, each as it is by itself but for its steps and its log', async () => {
  const listed = await (await call(pushesRoute.GET, '/api/v1/pushes')).json();
  const { pushes } = listPushes.answers['application/json'].parse(listed);
  const times = pushes.map(({ createdAt }) => createdAt);
  expect(times.length).toBeGreaterThan(5);
  expect(times).toEqual([...times].sort().reverse());
  const alone = pushes.map(async ({ id }) => {
    const { steps, log, ...summary } = await (await call(oneRoute.GET, '/', { parameters: { id } })).json();
    return summary;
  });
  expect(listed.pushes).toEqual(await Promise.all(alone));
  expect(pushes.some(({ bytes, stepCount }) => bytes.sent > 0 && stepCount.done === stepCount.total)).toBe(true);
});
