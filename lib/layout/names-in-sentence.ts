import 'server-only';

const most = 20;

/** “a, b, c”, and how many more there are beyond twenty. */
export function namesInSentence(names: readonly string[]): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
