import { familiarReference, parseReference } from '../oci/reference';
import { configPlatform } from '../platform/config-platform';
import { formatFullPlatform } from '../platform/format-platform';
import type { Platform } from '../platform/platform';
import { candidateOf } from './candidate-of';
import { containerdRules } from './containerd-rules';
import { type Engine, engineSubject } from './engine';
import type { Host } from './host';
import { platformLabel } from './platform-label';
import type { Candidate, Resolution, Verdict } from './resolution';
import type { ResolvableImage } from './resolvable-image';
import { takenEntry } from './taken-entry';

/** What an engine does with a single manifest: there is nothing to choose from, and few look at its platform. */
export function resolveSingle(engine: Engine, host: Host, image: ResolvableImage, requested: boolean): Resolution {
  const [entry] = image.entries;
  if (entry === undefined) throw new TypeError('A single manifest is an entry of its own.');
  const only = (verdict: Verdict, because: string): readonly Candidate[] => [
    candidateOf(entry, { rank: null, fallback: null }, verdict, because),
  ];
  const known = { engine, host, tried: [], fallback: null, ties: [] } as const;
  if (image.kind === 'artifact') {
    const because = 'It is an artifact and no image: there is nothing to run.';
    return { ...known, ...nothing, candidates: only('no-image', because), reason: because };
  }
  if (entry.config === null && entry.problem === null) {
    const because = 'Its config is not read yet, so what it is for is not known.';
    return { ...known, ...nothing, candidates: only('unread', because), reason: because, unread: [entry.id] };
  }
  const platform = configPlatform(entry.config);
  const problemText =
    platform === null || !requested ? null : requestedProblem(engine, host, platform, image.reference);
  if (platform !== null && problemText !== null) {
    const because = `It is a single image for ${platformLabel(platform)}, and another platform was asked for.`;
    const reason = `${engineSubject(engine)} refuses it. ${because}`;
    return { ...known, ...nothing, candidates: only('refused', because), reason, problemText };
  }
  const { remarks, ...taken } = takenEntry(engine, host, entry, requested);
  const because =
    platform === null
      ? 'It is a single image that does not say what it is for.'
      : `It is a single image for ${platformLabel(platform)}: there is no choice.`;
  const reason = [`${engineSubject(engine)} takes it.`, because, ...remarks].join(' ');
  return { ...known, ...taken, candidates: only('chosen', because), reason, problemText: null, unread: [] };
}

const nothing = {
  match: null,
  problemText: null,
  warning: null,
  emulated: false,
  emulation: null,
  aarch32Matters: false,
  unread: [],
} as const;

/**
 * What Docker says of a single image that is not for the platform that was asked for; the others take it.
 * @see https://github.com/moby/moby, `GetImage` of daemon/containerd/image.go and daemon/images/image.go
 */
function requestedProblem(engine: Engine, host: Host, image: Platform, reference: string): string | null {
  if (engine !== 'docker' && engine !== 'docker-classic') return null;
  const { rank } = containerdRules(engine, host, { requested: true }).fitOf(image);
  const asked = formatFullPlatform(host.platform);
  const found = `image with reference ${familiarReference(parseReference(reference))} was found but`;
  if (engine === 'docker') {
    return rank === 0 ? null : `${found} does not provide the specified platform (${asked})`;
  }
  const its = formatFullPlatform(image);
  return rank === null ? `${found} its platform (${its}) does not match the specified platform (${asked})` : null;
}
