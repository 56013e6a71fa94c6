/**
 * The reference that a registry's web page is about: Docker Hub, GitHub Packages, Quay, Amazon's public gallery.
 * Undefined for any other text.
 */
export function readRegistryPage(text: string): string | undefined {
  const url = /^(?:https?:\/\/)?(?:www\.)?([a-z.]+)\/([^?#]*)(?:\?([^#]*))?/i.exec(text);
  if (url === null) return undefined;
  const [, host = '', path = '', query = ''] = url;
  return pages.get(host.toLowerCase())?.(path.split('/').filter(Boolean), new URLSearchParams(query));
}

type Page = (path: readonly string[], query: URLSearchParams) => string | undefined;

const pages = new Map<string, Page>([
  ['hub.docker.com', readDockerHubPage],
  ['github.com', readGitHubPage],
  [
    'quay.io',
    ([section, owner, name]) => (section === 'repository' && owner && name ? `quay.io/${owner}/${name}` : undefined),
  ],
  ['gallery.ecr.aws', ([owner, ...name]) => (name[0] ? `public.ecr.aws/${owner}/${name.join('/')}` : undefined)],
]);

/** `/OWNER/REPOSITORY/pkgs/container/NAME[/VERSION?tag=TAG]`. */
function readGitHubPage([owner, , pkgs, container, name]: readonly string[], query: URLSearchParams) {
  if (!owner || pkgs !== 'pkgs' || container !== 'container' || !name) return undefined;
  return join(`ghcr.io/${owner.toLowerCase()}/${name.replace(/%2F/gi, '/')}`, query.get('tag'));
}

/** `/_/NAME`, `/r/OWNER/NAME`, `/layers/OWNER/NAME/TAG[/images/sha256-HEX]`, `/repository/docker/OWNER/NAME`. */
function readDockerHubPage(path: readonly string[]): string | undefined {
  const [section, first, second, third, , image] = path;
  if (first === undefined) return undefined;
  if (section === '_') return first;
  if (second === undefined) return undefined;
  if (section === 'r') return `${first}/${second}`;
  if (section === 'repository') return third && `${second}/${third}`;
  if (section !== 'layers') return undefined;
  const name = first === 'library' ? second : `${first}/${second}`;
  const hex = /^sha256-([0-9a-f]{64})$/.exec(image ?? '')?.[1];
  return join(name, third) + (hex === undefined ? '' : `@sha256:${hex}`);
}

function join(name: string, tag: string | null | undefined): string {
  return tag ? `${name}:${tag}` : name;
}
