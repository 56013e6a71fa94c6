/** How much of something is there, as a bar in the hue of its architecture. The numbers stand beside it. */
export function ProgressTrack({ share }: Readonly<{ share: number }>) {
  return (
    <span aria-hidden="true" className="block h-1.5 w-full rounded-[1px] bg-sunken">
      <i
        className="block h-full rounded-[1px] bg-arch transition-[width] duration-(--duration-data)"
        style={{ width: `${share * 100}%` }}
      />
    </span>
  );
}
