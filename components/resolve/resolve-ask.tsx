'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { routes } from '@/lib/routes';
import { ReferenceField } from '../reference/reference-field';
import { readTypedReference } from '../reference/typed-reference';
import { Button } from '../ui/button';

/** Asks about which image the question is. Without scripts it is a plain GET form. */
export function ResolveAsk({ given }: Readonly<{ given: string }>) {
  const router = useRouter();
  const [text, setText] = useState(given);
  // What the address brings along and cannot be read is called so at once; what is typed, on Enter.
  const [checked, setChecked] = useState(given);
  const typed = readTypedReference(text);

  // What was typed before this script ran is in the field already.
  useEffect(() => setText((document.getElementById('ref') as HTMLInputElement | null)?.value ?? ''), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(text);
    if (typed.kind === 'reference') router.push(routes.resolve(typed.picked));
    else document.getElementById('ref')?.focus();
  };
  return (
    <main id="main" className="px-6 pt-7 pb-6 max-md:px-4 max-md:pt-5">
      <h1 className="text-md">What would a host pull?</h1>
      <p className="mt-1 mb-3 max-w-180 text-ink-2">
        Which entry of an image each machine gets, by containerd, Docker, Podman and Kubernetes, and why: what the
        engine tries and in which order, what stands in for what is missing, and what it prints when nothing fits.
      </p>
      <form action={routes.resolve()} onSubmit={submit} className="flex max-w-180 flex-wrap items-start gap-2.5">
        <ReferenceField
          id="ref"
          name="ref"
          label="Image"
          value={text}
          fault={typed.kind === 'invalid' && checked === text ? typed.problem : null}
          placeholder="alpine:3.20"
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="primary" size="lg" className="h-9 max-md:w-full">
          Resolve
        </Button>
      </form>
    </main>
  );
}
