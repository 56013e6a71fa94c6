/** The mark: a matrix with a gap. `app/icon.svg` is its twin. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true" className="size-4.5 fill-current">
      <rect x="1" y="1" width="4.4" height="4.4" rx=".8" />
      <rect x="6.8" y="1" width="4.4" height="4.4" rx=".8" />
      <rect x="12.6" y="1" width="4.4" height="4.4" rx=".8" />
      <rect x="1" y="6.8" width="4.4" height="4.4" rx=".8" />
      <rect x="12.6" y="6.8" width="4.4" height="4.4" rx=".8" />
      <rect x="1" y="12.6" width="4.4" height="4.4" rx=".8" />
      <rect x="7.15" y="7.15" width="3.7" height="3.7" rx=".6" className="fill-none stroke-current stroke-[.7]" />
    </svg>
  );
}
