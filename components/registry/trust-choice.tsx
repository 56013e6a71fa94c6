import type { TrustKind } from '@/lib/contract/registry';
import { trustWords } from './trust-words';

type TrustChoiceProps = Readonly<{ value: TrustKind; onChange: (kind: TrustKind) => void }>;

/** The four kinds of trust, each with what follows from it: native radio buttons, so the arrow keys work by themselves. */
export function TrustChoice({ value, onChange }: TrustChoiceProps) {
  return (
    <fieldset className="grid grid-cols-[88px_minmax(0,1fr)] border-b border-line max-md:block">
      <legend className="float-left w-22 pt-2.5 text-xs text-ink-3 max-md:sr-only">Trust</legend>
      <div className="col-start-2">
        {kinds.map((kind) => (
          <label
            key={kind}
            className="relative grid min-h-11 grid-cols-[22px_minmax(0,1fr)] py-1.5 pr-2 not-first:border-t not-first:border-line has-checked:-ml-2.5 has-checked:bg-selected has-checked:pl-2.5 has-checked:shadow-[inset_2px_0_0_var(--color-ink)] has-checked:[&_b]:font-medium max-md:min-h-13 max-md:items-center max-md:has-checked:-mx-4 max-md:has-checked:px-4"
          >
            <input
              type="radio"
              name="trust"
              value={kind}
              checked={value === kind}
              onChange={() => onChange(kind)}
              className="mt-[3px] size-3.5 accent-action"
            />
            <span>
              <b className="block font-regular leading-4.5">{trustWords[kind].choice}</b>
              <span className="block text-2xs leading-3.5 text-ink-3">{trustWords[kind].consequence}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const kinds = ['system', 'ca', 'unverified', 'http'] as const satisfies readonly TrustKind[];
