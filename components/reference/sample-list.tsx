import Link from 'next/link';
import { routes } from '@/lib/routes';

export type Sample = Readonly<{ reference: string; description: string }>;

type SampleListProps = Readonly<{ labelledBy: string; samples: readonly Sample[] }>;

/** The images that come with Polyarch, to try everything without a registry. */
export function SampleList({ labelledBy, samples }: SampleListProps) {
  return (
    <ul aria-labelledby={labelledBy} className="border-t-[1.5px] border-line-ink">
      {samples.map(({ reference, description }) => (
        <li key={reference} className="border-b border-line px-2 py-1 hover:bg-hover max-md:px-0">
          <Link
            href={routes.image(reference)}
            prefetch={false}
            className="mono flex min-h-6 items-center max-md:min-h-8"
          >
            {reference}
          </Link>
          <p className="pb-0.5 text-2xs text-ink-3">{description}</p>
        </li>
      ))}
    </ul>
  );
}
