import type { LayerChange, LayerComparison } from '@/lib/contract/comparison';
import { formatBytes } from '@/lib/display/bytes';
import type { ArchitectureFamily } from '@/lib/platform/architecture-family';
import { VerbatimText } from '../ui/verbatim-text';
import { layOutRibbon, type RibbonBar } from './ribbon-segments';
import type { SideNames } from './side-name';

const view = { width: 448, height: 76, bar: 20 } as const;
/** From this width on there is room for the layer's number. */
const numberedWidth = 14;

type LayerRibbonProps = Readonly<{
  layers: LayerComparison;
  names: SideNames;
  /** Whose hue the layers have, where it is not the same for both sides. */
  hues?: Readonly<{ a: ArchitectureFamily; b: ArchitectureFamily }>;
}>;

/** The layers before and after, as wide as they are large; what stayed is grey and joined, what is new has the hue. */
export function LayerRibbon({ layers, names, hues }: LayerRibbonProps) {
  const { a, b, joints } = layOutRibbon(layers.rows, view.width);
  const below = view.height - view.bar;
  return (
    <div className="max-w-140 forced-color-adjust-none">
      <RibbonCaption name={names.a} bytes={bytesOf(layers.rows, 'a')} />
      <svg
        viewBox={`0 0 ${view.width} ${view.height}`}
        role="img"
        aria-label={`Layers before and after: ${layers.reused} of ${layers.total} reused`}
        className="block h-auto w-full"
      >
        {joints.map((joint) => (
          <path
            key={joint.b.number}
            d={`M${joint.a.x} ${view.bar}H${joint.a.x + joint.a.width}L${joint.b.x + joint.b.width} ${below}H${joint.b.x}Z`}
            strokeDasharray="2 2"
            strokeWidth={0.6}
            className={joint.isSame ? 'fill-line-strong/55' : 'fill-none stroke-line-control'}
          />
        ))}
        <g data-arch={hues?.a}>
          {a.map((bar) => (
            <Bar key={bar.number} bar={bar} y={0} look={looks.a[bar.verdict]} />
          ))}
        </g>
        <g data-arch={hues?.b}>
          {b.map((bar) => (
            <Bar key={bar.number} bar={bar} y={below} look={looks.b[bar.verdict]} />
          ))}
        </g>
      </svg>
      <RibbonCaption name={names.b} bytes={bytesOf(layers.rows, 'b')} />
    </div>
  );
}

const stayed = 'fill-line-strong';
const gone = 'fill-[color-mix(in_oklab,var(--arch)_30%,var(--color-canvas))]';
const fresh = 'fill-[color-mix(in_oklab,var(--arch)_62%,var(--color-canvas))]';
const looks: Readonly<Record<'a' | 'b', Readonly<Record<LayerChange['verdict'], string>>>> = {
  a: { same: stayed, moved: gone, recompressed: gone, changed: gone, added: gone, removed: gone },
  b: { same: stayed, moved: stayed, recompressed: fresh, changed: fresh, added: fresh, removed: fresh },
};

function Bar({ bar, y, look }: Readonly<{ bar: RibbonBar; y: number; look: string }>) {
  return (
    <>
      <rect x={bar.x} y={y} width={bar.width} height={view.bar} className={look} />
      {bar.width >= numberedWidth ? (
        <text
          x={bar.x + bar.width / 2}
          y={y + 14}
          textAnchor="middle"
          className="fill-ink font-sans text-[11px] font-medium"
        >
          {bar.number}
        </text>
      ) : null}
    </>
  );
}

function RibbonCaption({ name, bytes }: Readonly<{ name: string; bytes: number }>) {
  return (
    <p className="flex justify-between text-2xs text-ink-3">
      <VerbatimText>{name}</VerbatimText>
      <span>{formatBytes(bytes)}</span>
    </p>
  );
}

function bytesOf(rows: readonly LayerChange[], side: 'a' | 'b'): number {
  return rows.reduce((sum, { [side]: layer }) => sum + (layer?.sizeBytes ?? 0), 0);
}
