import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { mediaType } from '@/lib/oci/media-type';
import type { ProblemCode } from '@/lib/problem/problem';
import type { Limits } from '@/lib/registry/limits';
import { type Registries, shareRegistries } from '@/lib/registry/registries';
import { type StoredPush, storedPush } from '@/lib/store/pushes';
import {
  alters,
  answers,
  cutsAnswerAt,
  cutsRequestAt,
  expiresToken,
  hangsUp,
  isSilent,
  losesAnswer,
  refuses,
  stalls,
  takesAtMost,
} from '@/lib/testing/faults';
import { blob, type Fixture, manifestFixture } from '@/lib/testing/fixtures';
import { type Fault, type MemoryRegistry, startMemoryRegistry } from '@/lib/testing/memory-registry';
import type { RegistryStep } from '@/lib/testing/perform-step';
import { layerBytes, pushedPair } from '@/lib/testing/pushed-pair';
import { freshRegistries } from '@/lib/testing/registries';
import { composeDraft } from './compose-draft';
import { draftView } from './draft-view';
import { pushRunner } from './push-runner';
import { resumePush, startPush } from './start-push';

/** The Docker image comes from another registry and is copied; what the OCI image has is mounted, the shared layer with it. */
const mounted = pushedPair.oci.blobs.map(({ descriptor }) => descriptor.digest);
const copied = pushedPair.docker.blobs
  .map(({ descriptor }) => descriptor.digest)
  .filter((digest) => !mounted.includes(digest));

let source: MemoryRegistry;
let target: MemoryRegistry;
let elsewhere: MemoryRegistry;
let registries: Registries;
let draft: string;
beforeAll(async () => {
  [source, target, elsewhere] = await Promise.all([
    startMemoryRegistry(),
    startMemoryRegistry(),
    startMemoryRegistry(),
  ]);
  source.keep('far/app', pushedPair.docker, '1');
  target.keep('near/base', pushedPair.oci, '1');
  shareRegistries(freshRegistries());
  const sources = [`${source.host}/far/app:1`, `${target.host}/near/base:1`];
  draft = (await composeDraft({ target: `${target.host}/team/app:1`, format: 'oci', sources })).id;
});
afterAll(() => Promise.all([source.stop(), target.stop(), elsewhere.stop()]));
afterEach(async () => {
  for (const { heal } of [source, target, elsewhere]) heal();
  await registries.close();
});

type Side = 'source' | 'target';
type Ends = 'done' | `${ProblemCode} at the ${Side}`;
type Step = RegistryStep | 'HEAD tag after' | 'token to push';
/** What befalls a step, and how the push ends then. */
type Case = Readonly<{
  at: readonly Step[];
  when: string;
  fault: Fault;
  times?: number;
  limits?: Partial<Limits>;
  ends: Ends;
  /** The digests that are uploaded in all, each once; those that are copied in a push that meets no fault unless told otherwise. */
  sends?: readonly string[];
}>;

const everywhere: readonly Step[] = [
  'HEAD manifest',
  'HEAD blob',
  'POST mount',
  'POST upload',
  'PUT upload',
  'PUT manifest',
  'HEAD tag',
  'PUT tag',
  'HEAD tag after',
];
const butMount = everywhere.filter((step) => step !== 'POST mount');
const once = { times: 1, ends: 'done' } as const;
// Longer than a busy machine holds up the side that answers.
const impatient = { limits: { requestTimeoutMs: 700 } };
const pause = (retryAfter: string) => refuses(429, 'TOOMANYREQUESTS', { 'retry-after': retryAfter });
const goesOnAt = (location: string) => answers({ status: 202, headers: { location } });
const withOtherDigest = alters((reply) => ({
  ...reply,
  status: reply.status === 404 ? 200 : reply.status,
  headers: {
    ...reply.headers,
    'content-type': pushedPair.oci.descriptor.mediaType,
    'docker-content-digest': mounted[0],
  },
}));
const withBody = (change: (body: Buffer) => Buffer) =>
  alters((reply) => ({ ...reply, body: change(Buffer.from(reply.body ?? '')) }));

const atTarget: readonly Case[] = [
  { at: everywhere, when: 'hangs up once', fault: hangsUp, ...once },
  { at: everywhere, when: 'hangs up', fault: hangsUp, ends: 'unreachable at the target' },
  { at: everywhere, when: 'loses an answer', fault: losesAnswer, ...once },
  { at: everywhere, when: 'never answers', fault: isSilent, ...impatient, ends: 'timeout at the target' },
  { at: everywhere, when: 'asks for a short pause', fault: pause('0'), ...once },
  { at: everywhere, when: 'asks for a long pause', fault: pause('3600'), ends: 'rate_limited at the target' },
  { at: everywhere, when: 'is busy once', fault: refuses(503, 'UNAVAILABLE'), ...once },
  { at: everywhere, when: 'ends the token', fault: expiresToken, ...once },
  { at: butMount, when: 'denies', fault: refuses(403, 'DENIED'), ends: 'denied at the target' },
  { at: butMount, when: 'fails, its disk full', fault: refuses(500, 'UNKNOWN'), ends: 'registry_error at the target' },
  ...[refuses(403, 'DENIED'), refuses(500, 'UNKNOWN'), refuses(405, 'UNSUPPORTED'), refuses(400, 'NAME_INVALID')].map(
    (fault, at): Case => ({
      at: ['POST mount'],
      when: `does not mount (${at})`,
      fault,
      ends: 'done',
      sends: [...copied, ...mounted],
    }),
  ),
  {
    at: ['POST mount'],
    when: 'would rather have the bytes',
    fault: goesOnAt('/v2/team/app/blobs/uploads/none'),
    ends: 'done',
    sends: [...copied, ...mounted],
  },
  ...[1, layerBytes / 2, layerBytes].map(
    (bytes): Case => ({
      at: ['PUT upload'],
      when: `hangs up after ${bytes} bytes`,
      fault: cutsRequestAt(bytes),
      ...once,
    }),
  ),
  { at: ['PUT upload'], when: 'hangs up in the middle', fault: cutsRequestAt(1000), ends: 'unreachable at the target' },
  {
    at: ['PUT upload'],
    when: 'finds it too large',
    fault: refuses(413, 'SIZE_INVALID'),
    ends: 'too_large at the target',
  },
  {
    at: ['PUT upload'],
    when: 'finds another digest',
    fault: refuses(400, 'DIGEST_INVALID'),
    ends: 'registry_error at the target',
  },
  {
    at: ['POST upload'],
    when: 'names no place',
    fault: answers({ status: 202 }),
    ends: 'registry_error at the target',
  },
  {
    at: ['POST upload'],
    when: 'names a place that is none',
    fault: goesOnAt('file:///etc/passwd'),
    ends: 'registry_error at the target',
  },
  {
    at: ['POST upload'],
    when: 'names a forbidden place',
    fault: goesOnAt('http://169.254.169.254/'),
    ends: 'egress_blocked at the target',
  },
  {
    at: ['HEAD blob'],
    when: 'claims to have what it lacks',
    fault: answers({ status: 200, headers: { 'content-length': '9' } }),
    ends: 'registry_error at the target',
  },
  ...(['PUT manifest', 'PUT tag'] as const).flatMap((at): Case[] => [
    {
      at: [at],
      when: 'lacks something',
      fault: refuses(400, 'MANIFEST_BLOB_UNKNOWN'),
      ends: 'registry_error at the target',
    },
    { at: [at], when: 'finds it invalid', fault: refuses(400, 'MANIFEST_INVALID'), ends: 'unsupported at the target' },
    { at: [at], when: 'does not know its type', fault: refuses(415, 'UNSUPPORTED'), ends: 'unsupported at the target' },
    { at: [at], when: 'is read-only', fault: refuses(405, 'UNSUPPORTED'), ends: 'unsupported at the target' },
    { at: [at], when: 'finds it too large', fault: refuses(413, 'SIZE_INVALID'), ends: 'too_large at the target' },
  ]),
  { at: ['PUT tag'], when: 'keeps something else', fault: withOtherDigest, ends: 'content_mismatch at the target' },
  { at: ['HEAD tag', 'HEAD tag after'], when: 'has it moved', fault: withOtherDigest, ends: 'conflict at the target' },
  { at: ['token to push'], when: 'fails', fault: refuses(500, 'UNKNOWN'), ends: 'registry_error at the target' },
  { at: ['token to push'], when: 'never answers', fault: isSilent, ...impatient, ends: 'timeout at the target' },
  {
    at: ['token to push'],
    when: 'gives none',
    fault: answers({ status: 200, body: '{}' }),
    ends: 'registry_error at the target',
  },
];

const atSource: readonly Case[] = [
  ...(['GET manifest', 'GET blob'] as const).flatMap((step): Case[] => {
    const at = [step];
    return [
      { at, when: 'hangs up once', fault: hangsUp, ...once },
      { at, when: 'hangs up', fault: hangsUp, ends: 'unreachable at the source' },
      { at, when: 'cuts its answer once', fault: cutsAnswerAt(0.5), ...once },
      {
        at,
        when: 'cuts its answer before the first byte',
        fault: cutsAnswerAt(0),
        ends: 'registry_error at the source',
      },
      { at, when: 'cuts its answer before the last byte', fault: cutsAnswerAt(0.999), ...once },
      { at, when: 'never answers', fault: isSilent, ...impatient, ends: 'timeout at the source' },
      { at, when: 'stalls', fault: stalls, ...impatient, ends: 'timeout at the source' },
      { at, when: 'asks for a short pause', fault: pause('0'), ...once },
      { at, when: 'asks for a long pause', fault: pause('3600'), ends: 'rate_limited at the source' },
      { at, when: 'is busy once', fault: refuses(503, 'UNAVAILABLE'), ...once },
      { at, when: 'fails', fault: refuses(500, 'UNKNOWN'), ends: 'registry_error at the source' },
      { at, when: 'ends the token', fault: expiresToken, ...once },
      { at, when: 'denies', fault: refuses(403, 'DENIED'), ends: 'denied at the source' },
      { at, when: 'has it no more', fault: refuses(404, 'UNKNOWN'), ends: 'not_found at the source' },
      {
        at,
        when: 'sends other bytes',
        fault: withBody((body) => body.fill(0, 0, 10)),
        ends: 'content_mismatch at the source',
      },
      {
        at,
        when: 'sends too few',
        fault: withBody((body) => body.subarray(1)),
        ends: 'content_mismatch at the source',
      },
      {
        at,
        when: 'sends too many',
        fault: withBody((body) => Buffer.concat([body, body])),
        ends: 'content_mismatch at the source',
      },
    ];
  }),
  { at: ['GET blob'], when: 'cuts every answer in the middle', fault: cutsAnswerAt(0.5), ends: 'done' },
  { at: ['token'], when: 'fails', fault: refuses(500, 'UNKNOWN'), ends: 'registry_error at the source' },
  { at: ['token'], when: 'denies', fault: refuses(401, 'DENIED'), ends: 'unauthorized at the source' },
];

const named = (cases: readonly Case[]) =>
  cases.flatMap((one) => one.at.map((step) => [`${one.when} at ${step}`, step, one] as const));

describe('a push whose target', () => {
  test.each(named(atTarget))('%s', (_, step, one) => endsAndResumes(target, step, one));
});

describe('a push whose source', () => {
  test.each(named(atSource))('%s', (_, step, one) => endsAndResumes(source, step, one));
});

test('an upload goes on at another host without any proof of the account', async () => {
  begin();
  const { spoil, seen, repository, clear } = elsewhere;
  clear('store');
  target.spoil('POST upload', goesOnAt(`http://${elsewhere.host}/v2/store/blobs/uploads/1`));
  spoil('PUT upload', async ({ request, send }) => {
    const digest = new URL(request.url ?? '', 'http://elsewhere').searchParams.get('digest') ?? '';
    target.repository('team/app').blobs.set(digest, new Uint8Array());
    for await (const _ of request);
    send({ status: 201 });
  });
  expect(endOf(await ended(startPush(draft, { expect: null })))).toBe('done');
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(copied.map(() => undefined));
  expect(repository('store').sent).toEqual([]);
});

test('an image that stands twice in a draft is told, and is pushed once', async () => {
  begin();
  const twice = await composeDraft({
    target: `${target.host}/team/app:1`,
    sources: Array.from({ length: 2 }, () => ({ ref: `${source.host}/far/app:1` })),
  });
  const { findings } = await draftView(twice);
  expect(findings.map(({ rule }) => rule)).toContain('platform-duplicate');
  expect(endOf(await ended(startPush(twice.id, { expect: null })))).toBe('done');
  const { sent } = target.repository('team/app');
  expect(sent).toHaveLength(pushedPair.docker.blobs.length);
  const puts = target.seen.filter(
    ({ step, headers }) => step === 'PUT manifest' && headers.authorization !== undefined,
  );
  expect(puts).toHaveLength(1);
});

describe('a proxy that takes no large requests', () => {
  const chunks = { limits: { chunkBytes: 60_000, smallChunkBytes: 20_000 } };
  test.each([
    ['gets blobs in chunks', 60_000, 'done', Math.ceil(layerBytes / 60_000)],
    ['gets them in smaller ones', 30_000, 'done', Math.ceil(layerBytes / 20_000)],
    ['is told to raise its limit when that does not help', 10_000, 'too_large at the target', null],
  ])('%s', async (_, most, ends, parts) => {
    begin(chunks.limits);
    target.spoil('PUT upload', takesAtMost(most));
    target.spoil('PATCH upload', takesAtMost(most));
    const push = await ended(startPush(draft, { expect: null }));
    target.heal();
    expect(endOf(push)).toBe(ends);
    if (parts === null) return;
    expect([...target.repository('team/app').sent].sort()).toEqual([...copied].sort());
    const { path } = target.seen.filter(({ step }) => step === 'PATCH upload').at(-1) ?? {};
    expect(target.seen.filter((one) => one.path === path)).toHaveLength(parts);
  });

  test('gets no chunk that is smaller than it wants', async () => {
    begin(chunks.limits);
    target.spoil('PUT upload', takesAtMost(100_000));
    target.spoil(
      'POST upload',
      alters((reply) => ({ ...reply, headers: { ...reply.headers, 'oci-chunk-min-length': '90000' } })),
    );
    expect(endOf(await ended(startPush(draft, { expect: null })))).toBe('done');
    target.heal();
    const ranges = target.seen
      .filter(({ step }) => step === 'PATCH upload')
      .map(({ headers }) => headers['content-range']);
    expect(ranges).toEqual(['0-89999', '90000-179999']);
  });
});

describe('what one failure does to the rest', () => {
  const statesOf = ({ progress }: StoredPush) =>
    Object.fromEntries(progress.steps.map(({ digest, kind, tag, state }) => [`${kind} ${tag ?? digest}`, state]));
  const manifestOf = ({ descriptor }: Fixture) => `manifest ${descriptor.digest}`;

  test('of one image: the others are brought, so that a resume has less to do', async () => {
    begin();
    source.spoil('GET blob', refuses(404, 'BLOB_UNKNOWN'));
    const push = await ended(startPush(draft, { expect: null }));
    source.heal();
    expect(statesOf(push)).toMatchObject({
      [manifestOf(pushedPair.oci)]: 'done',
      [manifestOf(pushedPair.docker)]: 'waiting',
      ...Object.fromEntries(mounted.map((digest) => [`blob ${digest}`, 'done'])),
      ...Object.fromEntries(copied.map((digest) => [`blob ${digest}`, 'failed'])),
      'tag 1': 'waiting',
    });
  });

  test.each([
    ['the whole target', () => target.spoil('PUT manifest', refuses(403, 'DENIED')), 'failed'],
    ['a person who stops it', () => undefined, 'cancelled'],
  ])('of %s: what was under way is stopped, and has no problem of its own', async (_, spoil, state) => {
    begin();
    target.spoil('POST upload', isSilent);
    spoil();
    const { id } = await startPush(draft, { expect: null });
    await vi.waitFor(() => expect(target.seen.some(({ step }) => step === 'POST upload')).toBe(true));
    if (state === 'cancelled') await pushRunner().cancel(id);
    await pushRunner().ended(id);
    const push = await storedPush(id);
    target.heal();
    expect(push.state).toBe(state);
    const failed = push.progress.steps.filter((step) => step.state === 'failed').map(({ kind }) => kind);
    expect(failed).toEqual(state === 'failed' ? ['manifest'] : []);
    expect(copied.map((digest) => statesOf(push)[`blob ${digest}`])).toEqual(['stopped', 'stopped']);
  });

  test('of a whole source: what had not begun to come from there is not begun', async () => {
    begin();
    const layers = Array.from({ length: 12 }, (_, at) => blob('application/octet-stream', Buffer.from(`layer ${at}`)));
    const [config] = pushedPair.oci.blobs;
    const body = { schemaVersion: 2, config: config?.descriptor, layers: layers.map(({ descriptor }) => descriptor) };
    const wide = manifestFixture(mediaType.ociManifest, body, { blobs: [...(config ? [config] : []), ...layers] });
    source.keep('far/wide', wide, '1');
    const sources = [`${source.host}/far/wide:1`];
    const { id } = await composeDraft({ target: `${target.host}/team/app:1`, sources });
    source.spoil('GET blob', refuses(403, 'DENIED'));
    const push = await ended(startPush(id));
    source.heal();
    expect(endOf(push)).toBe('denied at the source');
    const states = Object.values(statesOf(push));
    expect(states.filter((state) => state === 'failed')).toHaveLength(4);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(11);
  });
});

/** The push ends as the case says; once the fault is gone, the same push completes and has sent each blob once. */
async function endsAndResumes(
  spoiled: MemoryRegistry,
  step: Step,
  { fault, times, limits, ends, sends = copied }: Case,
): Promise<void> {
  begin(limits);
  const skip = step === 'HEAD tag after' || step === 'token to push' ? 1 : 0;
  const at = step === 'HEAD tag after' ? 'HEAD tag' : step === 'token to push' ? 'token' : step;
  spoiled.spoil(at, fault, { skip, ...(times !== undefined && { times }) });
  const push = await ended(startPush(draft, { expect: null }));
  spoiled.heal();
  expect(endOf(push)).toBe(ends);
  expect(push.problem?.message ?? '.').toMatch(/\.$/);
  expect(push.progress.steps.filter(({ state, problem }) => (state === 'failed') !== (problem !== null))).toEqual([]);
  // Nobody is in a hurry any more.
  if (limits !== undefined) shareRegistries(freshRegistries());
  if (push.state !== 'done') expect(endOf(await ended(resumePush(push.id)))).toBe('done');
  const { tags, sent } = target.repository('team/app');
  expect(tags.get('1')).toBe(push.work.tags[0]?.after);
  expect([...sent].sort()).toEqual([...sends].sort());
}

/** Begins where nothing is known, and nothing is at the target. */
function begin(limits: Partial<Limits> = {}): void {
  target.clear('team/app');
  registries = freshRegistries({ limits });
  shareRegistries(registries);
}

async function ended(push: Promise<StoredPush>): Promise<StoredPush> {
  const { id } = await push;
  await pushRunner().ended(id);
  return storedPush(id);
}

function endOf({ state, problem }: StoredPush): string {
  return problem === null ? state : `${problem.code} at the ${problem.details?.side}`;
}
