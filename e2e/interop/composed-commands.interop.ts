import { afterAll, describe, expect, inject, it } from 'vitest';
import { type ComposeWay, composeWays } from '@/lib/compose-as/compose-command';
import { draftManifest } from '@/lib/draft/draft-manifest';
import { parseReference, type Reference } from '@/lib/oci/reference';
import { pushFixture } from '@/lib/testing/push';
import { type ComposePlace, composePlace, layoutPlace, plainPlace, selfSignedPlace } from './compose-places';
import { type DraftCase, draftCases } from './draft-cases';
import { commandsOf, draftOf } from './draft-of';
import { ToolHome } from './tool-home';
import { startZot } from './zot-server';

// The commands that the page of a draft offers are run as they stand: the tags must hold the very bytes that were foretold.
const programs = inject('programs');
const home = await ToolHome.make();
const zot = 'path' in programs.zot ? await startZot(programs.zot.path) : null;
const elsewhere = await plainPlace();
const plain = await plainPlace();
const selfSigned = await selfSignedPlace(home);
const places = [plain, selfSigned, ...(zot === null ? [] : [composePlace('zot', zot, zot.stop)])];
afterAll(async () => {
  for (const { stop } of [...places, elsewhere]) await stop();
  await home.remove();
});

/** What each way needs to be there. */
const programOf = {
  'docker-manifest': 'docker',
  imagetools: 'buildx',
  crane: 'crane',
  'crane-edit': 'crane',
  regctl: 'regctl',
  'regctl-put': 'regctl',
  'manifest-tool': 'manifest-tool',
  podman: 'podman',
} as const satisfies Record<ComposeWay, keyof typeof programs>;

const everywhere: ReadonlySet<string> = new Set<keyof typeof draftCases>([
  'Docker images by tag, in the order of their names',
  'annotations of entries and of the index',
  'images of another registry',
  'an index with attestations, as it was read',
  'one entry, several tags',
]);

describe.each(places)('$name', (place) => {
  const cases = Object.entries(draftCases).filter(([name]) => place === plain || everywhere.has(name));
  describe.each(cases)('%s', (name, one: DraftCase) => {
    it.for(composeWays)('%s', async (way, { skip }) => {
      skipWithout(programOf[way], skip);
      const repository = `made/${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${way}`;
      const { draft, command } = await composed(one, way, { place, repository });
      if (command.command === null) return expect(command.reason).toMatch(/^[A-Za-z].*\.$/);

      const environment = way === 'imagetools' ? place.buildxEnvironment : {};
      const { stderr, exitCode } = await home.run(command.command, environment);
      expect(exitCode, stderr).toBe(0);
      const wanted = draftManifest(draft).text;
      for (const tag of ['1', ...(one.tags ?? [])]) {
        const raw = await place.raw(repository, tag);
        expect(raw).toBe(command.writes);
        if (command.result === 'equal') expect(raw).toBe(wanted);
        else expect(raw).not.toBe(wanted);
        if (command.result === 'same') expect(JSON.parse(raw)).toEqual(JSON.parse(wanted));
      }
    });
  });
});

describe('buildah manifest is podman manifest', () => {
  it.for(['Docker and OCI images', 'annotations of entries and of the index'] as const)(
    '%s',
    async (name, { skip }) => {
      skipWithout('buildah', skip);
      const repository = `made/${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-buildah`;
      const { command } = await composed(draftCases[name], 'podman', { place: plain, repository });
      const text = command.command?.replaceAll('podman manifest', 'buildah manifest') ?? '';
      const { stderr, exitCode } = await home.run(text);
      expect(exitCode, stderr).toBe(0);
      expect(await plain.raw(repository, '1')).toBe(command.writes);
    },
  );
});

describe('an OCI layout in a folder', () => {
  const one: DraftCase = {
    ...draftCases['annotations of entries and of the index'],
    sources: draftCases['OCI images'].sources,
  };
  const opened = layoutPlace(Object.fromEntries(one.sources.map(({ tag, image }) => [tag, image])));
  afterAll(async () => (await opened).stop());

  it.for(['regctl', 'regctl-put'] as const)(
    '%s brings its images to a registry, and the index back',
    async (way, { skip }) => {
      skipWithout('regctl', skip);
      const { layout, content, access } = await opened;
      const accessOf = async (reference: Reference) => (reference.kind === 'layout' ? access : plain.access(reference));
      const make = async (target: string) => {
        const draft = await draftOf(one, target, {
          referenceOf: ({ tag }) => `${layout}:${tag}`,
          contentOf: () => content,
        });
        const command = (await commandsOf(draft, accessOf)).find((offered) => offered.way === way);
        const { stderr, exitCode } = await home.run(command?.command ?? 'false');
        expect(exitCode, stderr).toBe(0);
        return command?.writes;
      };
      expect(await make(`${plain.host}/made/from-layout-${way}:1`)).toBe(
        await plain.raw(`made/from-layout-${way}`, '1'),
      );
      const writes = await make(`${layout}:made-${way}`);
      const reference = parseReference(`${layout}:made-${way}`);
      const bytes = await content.getManifest(await content.resolve(reference));
      expect(new TextDecoder().decode(bytes)).toBe(writes);
    },
  );
});

it('zot, which has the Referrers API, is among the registries', ({ skip }) => skipWithout('zot', skip));

type At = Readonly<{ place: ComposePlace; repository: string }>;

/** The draft with its sources in place, and how one program makes it. */
async function composed(one: DraftCase, way: ComposeWay, { place, repository }: At) {
  const homes = {
    own: { at: place, repository },
    beside: { at: place, repository: 'team/beside' },
    elsewhere: { at: elsewhere, repository: 'team/far' },
  };
  for (const { image, where, tag } of one.sources) {
    await pushFixture(homes[where].at.server, homes[where].repository, image, tag);
  }
  const opened = (reference: Reference) => {
    if (reference.kind === 'layout') throw new Error('All of these lie in registries.');
    return { reference, at: reference.registry === elsewhere.host ? elsewhere : place };
  };
  const draft = await draftOf(one, `${place.host}/${repository}:1`, {
    referenceOf: ({ where, tag }) => `${homes[where].at.host}/${homes[where].repository}:${tag}`,
    contentOf: (named) => {
      const { reference, at } = opened(named);
      return at.content(reference);
    },
  });
  const commands = await commandsOf(draft, (named) => {
    const { reference, at } = opened(named);
    return at.access(reference);
  });
  const command = commands.find((offered) => offered.way === way);
  if (command === undefined) throw new Error(`Nothing is said of ${way}.`);
  return { draft, command };
}

function skipWithout(name: keyof typeof programs, skip: (note: string) => void): void {
  const program = programs[name];
  if ('missing' in program) skip(`${name} is missing: ${program.missing}`);
}
