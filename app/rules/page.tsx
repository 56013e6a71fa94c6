import type { Metadata } from 'next';
import { RuleManual } from '@/components/finding/rule-manual';
import { ShortcutHelp } from '@/components/shell/shortcut-help';
import { StatusBar } from '@/components/ui/status-bar';
import { rules } from '@/lib/finding/rules';

export const metadata: Metadata = { title: 'Rules' };

/** What images are held against; each finding links to its rule here. */
export default function RulesPage() {
  const all = Object.entries(rules);
  return (
    <>
      <main id="main" className="px-6 pt-7 pb-6 max-md:px-4 max-md:pt-5">
        <div className="mx-auto max-w-[880px]">
          <h1 className="text-lg">Rules</h1>
          <p className="mt-1 text-ink-2">
            Every image is held against these {all.length} rules. An error breaks some host’s pull or run, a warning
            may, a note is worth knowing.
          </p>
          <div className="mt-5 -ml-4.5 grid gap-6 max-md:-ml-3.5">
            {all.map(([id, rule]) => (
              <RuleManual key={id} id={id} rule={rule} />
            ))}
          </div>
        </div>
      </main>
      <StatusBar left={<span>{all.length} rules</span>} right={<ShortcutHelp />} />
    </>
  );
}
