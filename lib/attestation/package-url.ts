/** The type of a package URL, such as `apk` or `npm`; null for text that is none. @see purl-spec PURL-SPECIFICATION.rst */
export function packageUrlType(purl: string): string | null {
  return /^pkg:\/{0,2}(?<type>[a-zA-Z][a-zA-Z0-9.+-]{0,40})\//.exec(purl)?.groups?.type?.toLowerCase() ?? null;
}
