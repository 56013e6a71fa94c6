import { afterAll, describe, expect, inject, it } from 'vitest';
import type { EntryView } from '@/lib/contract/image';
import type { InspectCommand } from '@/lib/copy-as/inspect-command';
import { inspectCommands } from '@/lib/copy-as/inspect-commands';
import { loadImage } from '@/lib/inspect/load-image';
import { type Reference, withDigest } from '@/lib/oci/reference';
import { imageFixtures } from '@/lib/testing/image-fixtures';
import { expectSameAnswer, type ShownThere } from './answers';
import { layoutPlace, type Place, plainRegistry, registryPlace, selfSignedRegistry } from './places';
import { ToolHome } from './tool-home';
import { startZot } from './zot-server';

// Every command that “Copy as” offers for these images is run as it stands, and must answer what Polyarch shows.
const { missingChild: _, twoHundred: __, hostile: ___, ...makers } = imageFixtures;
const images = Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()]));

const programs = inject('programs');
const home = await ToolHome.make();
const zot = 'path' in programs.zot ? await startZot(programs.zot.path) : null;
const places = [
  await plainRegistry(images),
  await selfSignedRegistry(images, home),
  ...(zot === null ? [] : [await registryPlace('zot', zot, images)]),
  await layoutPlace('directory', images),
  await layoutPlace('tar', images),
];
afterAll(async () => {
  for (const { stop } of [...places, ...(zot === null ? [] : [zot])]) await stop();
  await home.remove();
});

type Copied = Readonly<{ command: InspectCommand; shown: ShownThere }>;

/** The commands for the image, then those for each of its entries as it is selected. */
async function copiedFrom(place: Place, image: string): Promise<readonly Copied[]> {
  const { reference, content, access } = await place.open(image);
  const view = await loadImage(reference, { content });
  const ofImage = inspectCommands(reference, access, view).map((command) => ({
    command,
    shown: { reference, content, view, entry: undefined },
  }));
  const ofEntries = view.entries.flatMap((entry) =>
    inspectCommands(reference, access, view, entry)
      .filter(({ scope }) => scope === 'entry')
      .map((command) => ({ command, shown: { reference: byDigest(reference, entry), content, view, entry } })),
  );
  return [...ofImage, ...ofEntries];
}

function byDigest(reference: Reference, { digest }: EntryView): Reference {
  const { tag: _, ...untagged } = withDigest(reference, digest);
  return untagged;
}

const stages = [];
for (const place of places) {
  for (const image of Object.keys(images)) stages.push({ place, image, copied: await copiedFrom(place, image) });
}

describe.each(stages)('$place.name: $image', ({ place, copied }) => {
  it.for(copied)('$command.command', async ({ command, shown }, { skip }) => {
    skipWithout(command.tool, skip);
    const environment = command.tool === 'buildx' ? place.buildxEnvironment : {};
    const { stdout, stderr, exitCode } = await home.run(command.command, environment);
    expect(exitCode, stderr).toBe(0);
    await expectSameAnswer(command, stdout, shown);
  });
});

it('zot, which has the Referrers API, is among the registries', ({ skip }) => skipWithout('zot', skip));

function skipWithout(name: keyof typeof programs, skip: (note: string) => void): void {
  const program = programs[name];
  if ('missing' in program) skip(`${name} is missing: ${program.missing}`);
}
