import { readRegistryPage } from './registry-page';

/** Longer texts are no paste of one reference. */
const maxLength = 8192;

/**
 * Picks the reference out of what people paste: a `docker pull …` and its kin, a `FROM` line, an `image:` line, a
 * registry's web page. Returns it as it stands there, unchecked; a text that is none of these comes back trimmed.
 */
export function readPastedReference(text: string): string {
  if (text.length > maxLength) return text;
  const line = firstLine(text);
  const [head = '', ...rest] = words(line);
  if (/^from$/i.test(head)) return firstArgument(rest) ?? line;
  const image = /^(?:-\s+)?["']?image["']?\s*[:=]\s*(.*)$/i.exec(line)?.[1];
  if (image !== undefined) return words(image)[0]?.replace(/,$/, '') ?? line;
  const command = head.replace(/^.*\//, '');
  if (tools.has(command) && rest.length > 0) return withoutScheme(readCommand(rest) ?? line);
  return rest.length === 0 ? (readRegistryPage(head) ?? withoutScheme(head)) : line;
}

const tools = new Set([
  'docker',
  'podman',
  'nerdctl',
  'finch',
  'buildah',
  'crane',
  'skopeo',
  'oras',
  'regctl',
  'cosign',
]);

/** The words between the tool and its arguments: `docker buildx imagetools inspect`, `crane manifest`. */
const subcommands = new Set(
  'pull push run create from inspect manifest image container buildx imagetools digest config history copy cp fetch verify tree discover'.split(
    ' ',
  ),
);

/** Flags that take the next word as their value; all others are taken to stand alone. */
const valueFlags = new Set(
  '--platform --arch --os --variant --override-arch --override-os --override-variant --authfile --creds --cert-dir --format -f --builder --context -c'.split(
    ' ',
  ),
);
const runValueFlags = new Set(
  '--add-host --cap-add --cap-drop --cpus --device --dns -e --env --env-file --entrypoint --gpus -h --hostname -l --label -m --memory --mount --name --net --network -p --publish --pull --restart --runtime --security-opt --shm-size --tmpfs -u --user --ulimit -v --volume --volumes-from -w --workdir'.split(
    ' ',
  ),
);

function readCommand(commandWords: readonly string[]): string | undefined {
  const verbs: string[] = [];
  let rest = commandWords;
  for (;;) {
    const runs = verbs.some((verb) => verb === 'run' || verb === 'create');
    const next = skipFlags(rest, (flag) => valueFlags.has(flag) || (runs && runValueFlags.has(flag)));
    const [word, ...others] = next;
    // The last word is the argument, even where it reads like a verb.
    if (word === undefined || others.length === 0 || !subcommands.has(word)) return word;
    verbs.push(word);
    rest = others;
  }
}

function firstArgument(line: readonly string[]): string | undefined {
  return skipFlags(line, () => false)[0];
}

function skipFlags(line: readonly string[], takesValue: (flag: string) => boolean): readonly string[] {
  let at = 0;
  for (let word = line[at]; word?.startsWith('-'); word = line[at]) at += takesValue(word) ? 2 : 1;
  return line.slice(at);
}

/** The first line with something on it, continued lines joined, without a shell prompt and `sudo`. */
function firstLine(text: string): string {
  const joined = text.replace(/\\\r?\n/g, ' ');
  const line = joined.split(/\r?\n/).find((candidate) => candidate.trim() !== '') ?? '';
  return line
    .trim()
    .replace(/^[$#>%]\s+/, '')
    .replace(/^sudo\s+/, '');
}

/** Splits at white space and takes off quotes around a word. */
function words(line: string): readonly string[] {
  return line
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => /^(["'`])(.*)\1,?$/.exec(word)?.[2] ?? word);
}

function withoutScheme(text: string): string {
  return text.replace(/^(?:docker|https?):\/\//i, '');
}
