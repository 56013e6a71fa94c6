export const versionChoices = ['changes', 'minors', 'all'] as const;
/** Which versions are shown: the last patch of each minor; those and whichever gained or lost a platform; all. */
export type VersionChoice = (typeof versionChoices)[number];

export const rowChoices = ['listed', 'gone'] as const;
/** The platforms that the newest version has, or those that it lacks. */
export type RowChoice = (typeof rowChoices)[number];

/** How the platforms of a repository are looked at over its versions. */
export type VersionSelection = Readonly<{
  versions?: VersionChoice;
  /** What the tags of the versions end with, as `VersionFamily.suffix`. */
  builds?: string;
  platforms?: RowChoice;
  /** What cells show beside presence. */
  cells?: 'size';
  /** The selected version, by its first tag. */
  version?: string;
}>;

/** Reads it from the values of a URL. What is unknown or empty is left out. */
export function parseVersionSelection(value: (name: keyof VersionSelection) => string | undefined): VersionSelection {
  const versions = versionChoices.find((name) => name === value('versions'));
  const platforms = rowChoices.find((name) => name === value('platforms'));
  const [builds, version] = [value('builds'), value('version')];
  return {
    ...(versions === undefined ? {} : { versions }),
    ...(builds ? { builds } : {}),
    ...(platforms === undefined ? {} : { platforms }),
    ...(value('cells') === 'size' ? { cells: 'size' } : {}),
    ...(version ? { version } : {}),
  };
}
