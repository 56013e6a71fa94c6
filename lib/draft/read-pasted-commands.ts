import type { Annotations } from '../oci/annotations';
import { type CommandArguments, commandArguments } from './command-arguments';
import type { PastedDraft, PastedKind, PastedSource } from './pasted-draft';
import type { PlatformPatch } from './patch-entry';
import { type ShellCommand, type ShellWord, shellCommands } from './shell-commands';

type CommandKind = Extract<PastedKind, 'docker-manifest' | 'imagetools' | 'crane' | 'podman'>;

/** What is read of the commands so far. */
type Reading = {
  target: PastedDraft['target'];
  alsoTo: string[];
  annotations: Record<string, string>;
  sources: PastedSource[];
  notes: string[];
};

/** Reads the command lines of one tool; lines of other programs are passed over. */
export function readPastedCommands(text: string, kind: CommandKind): PastedDraft {
  const reading: Reading = { target: null, alsoTo: [], annotations: {}, sources: [], notes: [] };
  for (const command of shellCommands(text)) readers[kind](command, reading);
  if (/\$[{(A-Za-z_]/.test(text)) reading.notes.push('Variables of the shell are not filled in: write their values.');
  return { kind, ...reading };
}

const readers: Readonly<Record<CommandKind, (command: ShellCommand, reading: Reading) => void>> = {
  'docker-manifest': readDockerManifest,
  imagetools: readImagetools,
  crane: readCrane,
  podman: readPodman,
};

/** @see https://docs.docker.com/reference/cli/docker/manifest/ */
function readDockerManifest(command: ShellCommand, reading: Reading): void {
  const [verb, rest] = afterWords(command, 'manifest');
  const read = commandArguments(rest, new Set(['--os', '--arch', '--variant', '--os-version', '--os-features']));
  const [list, ...images] = read.arguments;
  if (list === undefined) return;
  if (verb === 'create') {
    setTarget(reading, list);
    reading.sources.push(...images.map((word) => source(word)));
  } else if (verb === 'annotate') {
    const [image] = images;
    if (image !== undefined) annotate(reading, image, { platform: platformOf(read, '--os-version', '--os-features') });
  } else if (verb === 'push') reading.target ??= { reference: list.text, line: list.line };
}

/** @see https://docs.docker.com/reference/cli/docker/buildx/imagetools/create/ */
function readImagetools(command: ShellCommand, reading: Reading): void {
  const [verb, rest] = afterWords(command, 'imagetools');
  if (verb !== 'create') return;
  const valueFlags = [
    '-t',
    '--tag',
    '-f',
    '--file',
    '--annotation',
    '--progress',
    '--builder',
    '--metadata-file',
    '-p',
    '--platform',
  ];
  const read = commandArguments(rest, new Set(valueFlags));
  const [target, ...others] = read.values('-t', '--tag');
  if (target !== undefined) setTarget(reading, { text: target, line: rest[0]?.line ?? 1 });
  reading.alsoTo.push(...others);
  reading.sources.push(...read.arguments.map((word) => source(word)));
  for (const text of read.values('--annotation')) readScopedAnnotation(text, reading);
  if (read.values('--append').length > 0)
    reading.notes.push('“--append”: what the tag holds today stays. Begin by amending it.');
  if (read.values('-f', '--file').length > 0)
    reading.notes.push('“--file” names a file that is not here: paste what is in it.');
}

/** @see https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_index_append.md */
function readCrane(command: ShellCommand, reading: Reading): void {
  const [verb, rest] = afterWords(command, 'index');
  if (verb !== 'append') return;
  const read = commandArguments(rest, new Set(['-m', '--manifest', '-t', '--tag', '--platform']));
  const [target] = read.values('-t', '--tag');
  const line = rest[0]?.line ?? 1;
  if (target !== undefined) setTarget(reading, { text: target, line });
  const added = read.values('-m', '--manifest').flatMap((text) => text.split(','));
  reading.sources.push(...[...read.arguments.map(({ text }) => text), ...added].map((text) => source({ text, line })));
}

/** @see https://docs.podman.io/en/latest/markdown/podman-manifest.1.html */
function readPodman(command: ShellCommand, reading: Reading): void {
  const [verb, rest] = afterWords(command, 'manifest');
  const valueFlags = [
    '--os',
    '--arch',
    '--variant',
    '--os-version',
    '--features',
    '--os-features',
    '--annotation',
    '--authfile',
    '--creds',
    '--cert-dir',
    '--format',
    '-f',
  ];
  const read = commandArguments(rest, new Set(valueFlags));
  const [list, ...images] = read.arguments.map(withoutTransport);
  if (list === undefined) return;
  const annotations = Object.fromEntries(read.values('--annotation').flatMap(keyAndValue));
  if (verb === 'create') {
    setTarget(reading, list);
    Object.assign(reading.annotations, annotations);
    reading.sources.push(...images.map((word) => source(word)));
  } else if (verb === 'add' || verb === 'annotate') {
    const platform = platformOf(read, '--os-version', '--os-features');
    for (const image of images) annotate(reading, image, { platform, annotations });
  } else if (verb === 'push') setTarget(reading, images[0] ?? list);
}

/** The word after `name` and what follows it; empty where the command is another. */
function afterWords(command: ShellCommand, name: string): readonly [string, readonly ShellWord[]] {
  const at = command.findIndex(({ text }) => text === name);
  return at === -1 ? ['', []] : [command[at + 1]?.text ?? '', command.slice(at + 2)];
}

function setTarget(reading: Reading, { text, line }: ShellWord): void {
  reading.target = { reference: text, line };
}

function source({ text, line }: ShellWord, set: Partial<PastedSource> = {}): PastedSource {
  return { reference: text, line, platform: {}, annotations: {}, ...set };
}

/** Sets fields of an image that was named before; one that was not is added. */
function annotate(
  reading: Reading,
  word: ShellWord,
  set: Pick<PastedSource, 'platform'> & { annotations?: Annotations },
): void {
  const at = reading.sources.findIndex(({ reference }) => reference === word.text);
  const known = reading.sources[at];
  if (known === undefined) reading.sources.push(source(word, set));
  else {
    const platform = { ...known.platform, ...set.platform };
    reading.sources[at] = { ...known, platform, annotations: { ...known.annotations, ...set.annotations } };
  }
}

function platformOf({ values }: CommandArguments, versionFlag: string, featuresFlag: string): PlatformPatch {
  const last = (...names: string[]) => values(...names).at(-1);
  const [os, architecture, variant, version] = [last('--os'), last('--arch'), last('--variant'), last(versionFlag)];
  const features = values(featuresFlag).flatMap((text) => text.split(','));
  return {
    ...(os ? { os } : {}),
    ...(architecture ? { architecture } : {}),
    ...(variant ? { variant } : {}),
    ...(version ? { 'os.version': version } : {}),
    ...(features.length > 0 ? { 'os.features': features } : {}),
  };
}

/** `key=value`, `index:key=value`, `manifest-descriptor[linux/arm64]:key=value`. @see https://docs.docker.com/build/metadata/annotations/ */
function readScopedAnnotation(text: string, reading: Reading): void {
  const { scopes = '', pair = '' } =
    /^(?:(?<scopes>(?:index|manifest|index-descriptor|manifest-descriptor)(?:\[[^\]]*\])?(?:,[\w-]+(?:\[[^\]]*\])?)*):)?(?<pair>[\s\S]*)$/.exec(
      text,
    )?.groups ?? {};
  if (scopes === '' || scopes.split(',').includes('index'))
    Object.assign(reading.annotations, Object.fromEntries(keyAndValue(pair)));
  else reading.notes.push(`The annotation “${text.slice(0, 80)}” belongs to single entries: set it on them.`);
}

function keyAndValue(text: string): readonly (readonly [string, string])[] {
  const at = text.indexOf('=');
  return at < 1 ? [] : [[text.slice(0, at), text.slice(at + 1)]];
}

function withoutTransport({ text, line }: ShellWord): ShellWord {
  return { text: text.replace(/^docker:\/\//, ''), line };
}
