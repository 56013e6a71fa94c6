/**
 * The `os` and `architecture` values that exist: Go's GOOS and GOARCH, which the image-spec refers to.
 * @see image-spec config.md, `os` and `architecture`; `go tool dist list`
 */
export const knownOperatingSystems: ReadonlySet<string> = new Set([
  'aix',
  'android',
  'darwin',
  'dragonfly',
  'freebsd',
  'illumos',
  'ios',
  'js',
  'linux',
  'netbsd',
  'openbsd',
  'plan9',
  'solaris',
  'wasip1',
  'windows',
]);

/** @see knownOperatingSystems */
export const knownArchitectures: ReadonlySet<string> = new Set([
  '386',
  'amd64',
  'arm',
  'arm64',
  'loong64',
  'mips',
  'mips64',
  'mips64le',
  'mipsle',
  'ppc64',
  'ppc64le',
  'riscv64',
  's390x',
  'sparc64',
  'wasm',
]);
