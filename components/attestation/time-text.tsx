import { formatDate, formatTime } from '@/lib/display/date';
import { VerbatimText } from '../ui/verbatim-text';

/** A time as a document states it: the day, the hour in UTC, the text itself as tooltip. */
export function TimeText({ time }: Readonly<{ time: string }>) {
  return (
    <span title={time}>
      <VerbatimText>{formatDate(time)}</VerbatimText> <span className="text-ink-3">{formatTime(time)}</span>
    </span>
  );
}
