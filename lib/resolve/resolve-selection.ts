/** What the page of resolutions shows beside the reference, as its URL says it. */
export type ResolveSelection = Readonly<{
  /** The rows, as `formatHostList` writes them; absent: the usual ones. */
  hosts?: string;
  /** Id of the selected row, as in `ListedHost.id`. */
  host?: string;
  /** Id of the selected engine. */
  engine?: string;
}>;

/** Reads the selection from the parameters of a URL. Every page links here: what the texts mean is read where it is shown. */
export function parseResolveSelection(parameter: (name: string) => string | undefined): ResolveSelection {
  const hosts = parameter('hosts');
  const host = parameter('host');
  const engine = parameter('engine');
  return {
    ...(hosts === undefined ? {} : { hosts }),
    ...(host === undefined ? {} : { host }),
    ...(engine === undefined ? {} : { engine }),
  };
}
