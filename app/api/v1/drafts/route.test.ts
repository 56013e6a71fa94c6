import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWays } from '@/lib/compose-as/compose-command';
import { type DraftView, draftPreviewSchema, draftSummarySchema, draftViewSchema } from '@/lib/contract/draft';
import { getDraftCommands } from '@/lib/contract/draft-commands';
import { attestationAnnotation } from '@/lib/oci/annotations';
import { mediaType } from '@/lib/oci/media-type';
import type { Platform } from '@/lib/platform/platform';
import { database, openDatabase } from '@/lib/store/database';
import { call } from '@/lib/testing/call';
import { attestation, image, ociIndex, sha256 } from '@/lib/testing/fixtures';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { pushFixture } from '@/lib/testing/push';
import { type RegistryServer, startRegistry } from '@/lib/testing/registry-server';
import * as commandsRoute from './[id]/commands/route';
import * as entryRoute from './[id]/entries/[entry]/route';
import * as entriesRoute from './[id]/entries/route';
import * as redoRoute from './[id]/redo/route';
import * as refreshRoute from './[id]/refresh/route';
import * as oneRoute from './[id]/route';
import * as undoRoute from './[id]/undo/route';
import * as previewRoute from './preview/route';
import * as draftsRoute from './route';

let registry: RegistryServer;
let folder: string;
let app: string;
const linux = (architecture: string, variant?: string): Platform => ({
  os: 'linux',
  architecture,
  ...(variant && { variant }),
});
const windows = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.6293', 'os.features': ['win32k'] };
const docker = (platform: Platform) => image(platform, { format: 'docker' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyarch-drafts-route-'));
  globalThis.polyarchStore = openDatabase(folder);
  registry = await startRegistry();
  app = `${registry.host}/team/app`;
  const withProvenance = image(linux('arm64'));
  await Promise.all([
    pushFixture(registry, 'team/app', docker(linux('amd64')), '1-amd64'),
    pushFixture(registry, 'team/app', docker(linux('arm')), '1-armv7'),
    pushFixture(registry, 'team/app', docker(windows), '1-windows'),
    pushFixture(registry, 'team/app', ociIndex([withProvenance, attestation(withProvenance)]), '1-arm64'),
    pushFixture(registry, 'team/list', imageFixtures.dockerList(), '1'),
    pushFixture(registry, 'team/nested', imageFixtures.nested(), '1'),
  ]);
}, 60_000);
afterAll(async () => {
  await (await database()).destroy();
  globalThis.polyarchStore = undefined;
  await Promise.all([registry.stop(), rm(folder, { recursive: true })]);
});

const create = (json: unknown) => call(draftsRoute.POST, '/api/v1/drafts', { method: 'POST', json });
async function created(json: unknown): Promise<DraftView> {
  const response = await create(json);
  expect(response.status).toBe(201);
  return draftViewSchema.parse(await response.json());
}
const options = (method: string, id: string, json?: unknown, headers: Record<string, string> = {}) => ({
  method,
  parameters: { id },
  headers,
  ...(json === undefined ? {} : { json }),
});
async function edited(response: Response): Promise<DraftView> {
  expect(await response.clone().json()).not.toHaveProperty('code');
  return draftViewSchema.parse(await response.json());
}
const patch = async (id: string, json: unknown, headers?: Record<string, string>) =>
  call(oneRoute.PATCH, '/', options('PATCH', id, json, headers));
const patchEntry = (id: string, entry: string, json: unknown) =>
  call(entryRoute.PATCH, '/', { method: 'PATCH', parameters: { id, entry }, json });
const platforms = ({ entries }: DraftView) =>
  entries.map(({ platform }) => [platform?.os, platform?.architecture, platform?.variant].filter(Boolean).join('/'));
const listed = async () =>
  (await (await call(draftsRoute.GET, '/api/v1/drafts')).json()).drafts.map((draft: unknown) =>
    draftSummarySchema.parse(draft),
  );

describe('POST /api/v1/drafts', () => {
  it('makes a Docker list of single manifests, in the order given, with all that their configs say', async () => {
    const sources = ['1-windows', '1-amd64', '1-armv7'].map((tag) => `${app}:${tag}`);
    const draft = await created({ target: `${app}:1`, sources });
    expect(draft).toMatchObject({
      target: `${app}:1`,
      writtenAs: 'docker',
      mediaType: mediaType.dockerList,
      today: { digest: null },
    });
    expect(draft.entries.map(({ platform }) => platform)).toEqual([windows, linux('amd64'), linux('arm')]);
    expect(draft.entries.every(({ today, config, platform }) => today === 'added' && config && platform)).toBe(true);
    expect(draft.digest).toBe(sha256(new TextEncoder().encode(draft.manifest)));
    expect(draft.sizeBytes).toBe(new TextEncoder().encode(draft.manifest).length);
    expect(draft.findings.map(({ rule, fixes }) => [rule, fixes.map(({ label }) => label)])).toEqual([
      ['variant-missing', ['Set v6', 'Set v7']],
    ]);
  });

  it('unfolds indexes and brings their attestations along, as an OCI index', async () => {
    const draft = await created({ sources: [`${app}:1-arm64`, `${registry.host}/team/nested:1`] });
    expect(platforms(draft)).toEqual(['linux/arm64', 'unknown/unknown', 'linux/amd64', 'linux/arm64', 'linux/riscv64']);
    expect(draft.entries[1]?.attests).toBe(draft.entries[0]?.digest);
    expect(draft.entries[1]?.annotations).toHaveProperty([attestationAnnotation.subject], draft.entries[0]?.digest);
    expect(draft).toMatchObject({ writtenAs: 'oci', target: null, today: null });
  });

  it('writes a whole index again byte by byte', async () => {
    const draft = await created({ target: `${registry.host}/other/copy:1`, sources: [`${registry.host}/team/list:1`] });
    const original = imageFixtures.dockerList();
    expect(draft.digest).toBe(original.descriptor.digest);
    expect(draft.manifest).toBe(new TextDecoder().decode(original.bytes));
  });

  it('takes chosen platforms of an index, and sets fields on a source', async () => {
    const list = { ref: `${registry.host}/team/list:1`, platforms: ['linux/arm/v7'] };
    const arm = { ref: `${app}:1-armv7`, platform: { variant: 'v6' }, annotations: { built: 'by hand' } };
    const draft = await created({ sources: [list, arm] });
    expect(platforms(draft)).toEqual(['linux/arm/v7', 'linux/arm/v6']);
    expect(draft.entries[1]?.annotations).toEqual({ built: 'by hand' });
  });

  it('amends what the tag holds: a platform that is there is replaced in its place, others are appended', async () => {
    const target = `${registry.host}/team/list:1`;
    const draft = await created({ target, amend: true, sources: [`${app}:1-windows`, `${app}:1-amd64`] });
    expect(platforms(draft)).toEqual(['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7', 'windows/amd64']);
    expect(draft.entries.map(({ today }) => today)).toEqual(['same', 'same', 'same', 'added']);
  });

  it.each([
    ['a source that is missing', () => ({ sources: [`${app}:1-amd64`, `${app}:absent`] }), 404, 'not_found'],
    ['a target by digest', () => ({ target: `${app}@sha256:${'0'.repeat(64)}` }), 400, 'request_invalid'],
    ['an amendment of nothing', () => ({ amend: true, target: `${app}:never` }), 404, 'not_found'],
    [
      'a platform that is not there',
      () => ({ sources: [{ ref: `${app}:1-arm64`, platforms: ['linux/386'] }] }),
      404,
      'not_found',
    ],
    ['an unknown field', () => ({ source: [] }), 400, 'request_invalid'],
  ])('leaves no draft for %s', async (_, json, status, code) => {
    const before = await listed();
    const response = await create(json());
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
    expect(await listed()).toEqual(before);
  });

  it('names the source that cannot be had', async () => {
    const problem = await (await create({ sources: [`${app}:absent`] })).json();
    expect(problem.details).toMatchObject({
      side: 'source',
      source: `${app}:absent`,
      failedSources: [`${app}:absent`],
    });
  });
});

describe('a draft', () => {
  const armAndAmd = () =>
    created({ target: `${app}:2`, sources: [`${app}:1-amd64`, `${app}:1-armv7`, `${app}:1-arm64`] });

  it('is edited entry by entry: by id, position or digest; fields are set and cleared', async () => {
    const draft = await armAndAmd();
    const [amd, arm] = draft.entries;
    await edited(await patchEntry(draft.id, arm?.id ?? '', { platform: { variant: 'v7' } }));
    await edited(await patchEntry(draft.id, '0', { annotations: { note: 'x' } }));
    const after = await edited(await patchEntry(draft.id, amd?.digest ?? '', { platform: { 'os.version': '1' } }));
    expect(after.entries.slice(0, 2)).toMatchObject([
      { platform: { ...linux('amd64'), 'os.version': '1' }, annotations: { note: 'x' } },
      { platform: linux('arm', 'v7') },
    ]);
    const cleared = await edited(await patchEntry(draft.id, '1', { platform: { variant: null } }));
    expect(cleared.entries[1]?.platform).toEqual(linux('arm'));
  });

  it('loses an entry with its attestations, and takes a source in its place', async () => {
    const draft = await armAndAmd();
    const removed = await edited(
      await call(entryRoute.DELETE, '/', { method: 'DELETE', parameters: { id: draft.id, entry: '2' } }),
    );
    expect(platforms(removed)).toEqual(['linux/amd64', 'linux/arm']);
    const replaced = await edited(await patchEntry(draft.id, '0', { source: `${app}:1-windows` }));
    expect(platforms(replaced)).toEqual(['windows/amd64', 'linux/arm']);
    const added = await edited(
      await call(entriesRoute.POST, '/', options('POST', draft.id, { sources: [`${app}:1-arm64`], amend: true })),
    );
    expect(platforms(added)).toEqual(['windows/amd64', 'linux/arm', 'linux/arm64', 'unknown/unknown']);
  });

  it('takes target, tags, format, order, annotations, subject and artifactType in one step', async () => {
    const draft = await armAndAmd();
    const order = [...draft.entries].reverse().map(({ id }) => id);
    const after = await edited(
      await patch(draft.id, {
        target: `${registry.host}/team/list:1`,
        tags: ['latest'],
        format: 'oci',
        order,
        annotations: { a: 'b' },
        subject: `${app}:1-amd64`,
        artifactType: 'application/vnd.example',
      }),
    );
    expect(after).toMatchObject({
      tags: ['latest'],
      writtenAs: 'oci',
      annotations: { a: 'b' },
      subject: { digest: draft.entries[0]?.digest, mediaType: mediaType.dockerManifest },
      artifactType: 'application/vnd.example',
      today: { digest: imageFixtures.dockerList().descriptor.digest },
    });
    expect(after.entries.map(({ id }) => id)).toEqual(order);
    expect(after.losses.docker.map(({ what }) => what)).toEqual([
      'attestations',
      'index-annotations',
      'artifact-type',
      'subject',
    ]);
    const before = await edited(await call(undoRoute.POST, '/', options('POST', draft.id)));
    expect(before.manifest).toBe(draft.manifest);
    const again = await edited(await call(redoRoute.POST, '/', options('POST', draft.id)));
    expect(again.manifest).toBe(after.manifest);
  });

  it('refuses what was edited since', async () => {
    const draft = await armAndAmd();
    const etag = (await call(oneRoute.GET, '/', { parameters: { id: draft.id } })).headers.get('etag') ?? '';
    expect((await patch(draft.id, { annotations: { mine: '1' } }, { 'if-match': etag })).status).toBe(200);
    const late = await patch(draft.id, { annotations: { yours: '1' } }, { 'if-match': etag });
    expect(late.status).toBe(412);
    expect(await late.json()).toMatchObject({ code: 'precondition_failed' });
    expect((await patch(draft.id, {}, { 'if-match': 'W/"x"' })).status).toBe(412);
  });

  it('sees what its target points to when it is asked to look again', async () => {
    const draft = await created({ target: `${registry.host}/team/moving:1`, sources: [`${app}:1-amd64`] });
    expect(draft.today?.digest).toBeNull();
    const digest = await pushFixture(registry, 'team/moving', docker(linux('amd64')), '1');
    const after = await edited(await call(refreshRoute.POST, '/', options('POST', draft.id)));
    expect(after.today).toMatchObject({ digest });
    expect(after.version).toBe(draft.version);
  });

  it('is gone when it is discarded', async () => {
    const { id } = await armAndAmd();
    expect((await call(oneRoute.DELETE, '/', options('DELETE', id))).status).toBe(204);
    const response = await call(oneRoute.GET, '/', { parameters: { id } });
    expect(response.status).toBe(404);
  });
});

describe('GET /api/v1/drafts/{id}/commands', () => {
  const commands = async (id: string) => call(commandsRoute.GET, '/', { parameters: { id } });

  it('gives the draft as commands of other tools, and asks no registry', async () => {
    const { id } = await created({ target: `${app}:2`, sources: [`${app}:1-amd64`, `${app}:1-armv7`] });
    const before = (await registry.log()).length;
    const answer = getDraftCommands.answers['application/json'].parse(await (await commands(id)).json());
    expect((await registry.log()).length).toBe(before);
    expect(answer.commands.map(({ way }) => way)).toEqual(composeWays);
    expect(answer.commands[0]).toMatchObject({ label: 'docker manifest', result: 'equal', reason: null, spec: null });
    expect(answer.commands[0]?.command).toMatch(new RegExp(`\\ndocker manifest push --purge --insecure ${app}:2$`));
    expect(answer.commands.some((command) => 'writes' in command)).toBe(false);
  });

  it('knows where a layout lies that is not there yet', async () => {
    const { id } = await created({ target: 'oci-layout://not-there-yet:1', sources: [`${app}:1-amd64`] });
    const { commands: offered } = await (await commands(id)).json();
    expect(offered.map(({ result }: { result: string }) => result)).toEqual(
      expect.arrayContaining(['impossible', 'same', 'equal']),
    );
  });

  it('refuses a draft that cannot be pushed', async () => {
    const { id } = await created({ target: null, sources: [`${app}:1-amd64`] });
    const response = await commands(id);
    expect([response.status, (await response.json()).code]).toEqual([400, 'request_invalid']);
  });
});

describe('POST /api/v1/drafts/preview', () => {
  const preview = async (text: string) =>
    draftPreviewSchema.parse(await (await call(previewRoute.POST, '/', { method: 'POST', json: { text } })).json());

  it('looks up what was pasted, and leaves nothing behind', async () => {
    const before = await listed();
    const text = `docker manifest create ${app}:3 ${app}:1-amd64 ${app}:1-armv7 ${app}:absent
docker manifest annotate --variant v7 ${app}:3 ${app}:1-armv7`;
    expect(await preview(text)).toMatchObject({
      kind: 'docker-manifest',
      target: `${app}:3`,
      isGuessed: false,
      sources: [
        { reference: `${app}:1-amd64`, line: 1, entries: [{ platform: linux('amd64') }] },
        {
          reference: `${app}:1-armv7`,
          line: 1,
          platform: { variant: 'v7' },
          entries: [{ platform: linux('arm', 'v7'), config: linux('arm') }],
        },
        { reference: `${app}:absent`, problem: { code: 'not_found' } },
      ],
    });
    expect(await listed()).toEqual(before);
  });

  it('guesses the target from the names of the sources', async () => {
    expect(await preview(`${app}:1-amd64\n${app}:1-armv7`)).toMatchObject({ target: `${app}:1`, isGuessed: true });
  });
});
