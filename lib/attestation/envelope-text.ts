import { openEnvelope } from './envelope';

/** The document inside the text of an envelope, for reading; null where there is none to read. */
export function envelopeText(text: string): string | null {
  try {
    const payload = openEnvelope(JSON.parse(text))?.payload ?? null;
    return payload === null ? null : new TextDecoder().decode(payload);
  } catch {
    return null;
  }
}
