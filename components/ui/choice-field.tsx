type ChoiceFieldProps = Readonly<{
  name: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}>;

/** One choice of several in a line of filters: its name, and what is chosen. */
export function ChoiceField({ name, value, options, onChange }: ChoiceFieldProps) {
  return (
    <label className="flex h-7 max-w-full flex-none items-center gap-1.5 rounded-2 border border-line-control bg-canvas px-2 whitespace-nowrap text-ink-2 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus max-md:h-11">
      {name}
      <select
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="h-full min-w-0 cursor-pointer [field-sizing:content] bg-canvas text-ink outline-none"
      >
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
