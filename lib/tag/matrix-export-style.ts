import type { ArchitectureFamily } from '../platform/architecture-family';

/** The colours of a theme by their names in `app/tokens.css`: a file of its own cannot ask the page for them. */
type Palette = Readonly<{
  chrome: Readonly<Record<'canvas' | 'ink' | 'ink-3' | 'line' | 'line-control' | 'ok' | 'danger', string>>;
  architectures: Readonly<Record<ArchitectureFamily, string>>;
}>;

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    chrome: {
      canvas: '#ffffff',
      ink: '#14181a',
      'ink-3': '#5c676d',
      line: '#e3e6e8',
      'line-control': '#7f898e',
      ok: '#12703a',
      danger: '#b3261e',
    },
    architectures: {
      amd64: '#0b57a8',
      '386': '#3f9db0',
      arm64: '#c85a00',
      arm: '#b88b30',
      riscv64: '#057d61',
      ppc64le: '#86084f',
      s390x: '#5b372d',
      loong64: '#b0475c',
      mips64le: '#4a4a05',
      wasm: '#7e60d5',
      unknown: '#7e8386',
    },
  },
  dark: {
    chrome: {
      canvas: '#101314',
      ink: '#eceff0',
      'ink-3': '#8e989d',
      line: '#262c2f',
      'line-control': '#6f797e',
      ok: '#4fbf85',
      danger: '#ff7f76',
    },
    architectures: {
      amd64: '#3b8ae4',
      '386': '#4fb9cb',
      arm64: '#f0731a',
      arm: '#f6cd74',
      riscv64: '#7fe6cb',
      ppc64le: '#cf5192',
      s390x: '#916659',
      loong64: '#ff9ea9',
      mips64le: '#a3b06a',
      wasm: '#c9bbff',
      unknown: '#848a8d',
    },
  },
};

const looks = `
text{font:11px ui-sans-serif,system-ui,sans-serif;fill:var(--ink)}
.name{font:500 12px ui-monospace,SFMono-Regular,Menlo,monospace}
.quiet{fill:var(--ink-3)}
.added{font-weight:700;fill:var(--ok)}
.gone{fill:var(--danger)}
.page{fill:var(--canvas)}
.arch{fill:var(--arch)}
.hair{stroke:var(--line)}
.missing{fill:none;stroke:var(--danger);stroke-dasharray:3 2}
.absent{stroke:var(--line-control);stroke-dasharray:3 2}
`;

/** The style sheet of the picture: it follows the reader's theme. */
export const matrixStyle = `${styleOf(palettes.light)}@media (prefers-color-scheme:dark){${styleOf(palettes.dark)}}${looks}`;

function styleOf({ chrome, architectures }: Palette): string {
  const variables = Object.entries(chrome).map(([name, colour]) => `--${name}:${colour};`);
  const families = Object.entries(architectures).map(([name, colour]) => `[data-arch="${name}"]{--arch:${colour}}`);
  return `svg{${variables.join('')}}${families.join('')}`;
}
