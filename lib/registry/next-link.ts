import 'server-only';

/**
 * The target of `Link: …; rel="next"`, against the page it came with; null at the end.
 * @see RFC 8288, 3, and distribution-spec, Listing tags
 */
export function nextLink(header: string | null, page: URL): URL | null {
  for (const [, target = '', parameters = ''] of (header ?? '').slice(0, 8192).matchAll(link)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    const names = (relation?.[1] ?? relation?.[2] ?? '').toLowerCase().split(/\s+/);
    if (names.includes('next') && URL.canParse(target, page)) return new URL(target, page);
  }
  return null;
}

const link = /<([^<>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g;
