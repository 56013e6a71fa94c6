import { FileText, ListChecks, type LucideIcon, ShieldCheck } from 'lucide-react';
import type { StatementView } from '@/lib/contract/attestation';

/** What a statement is of, as far as marks tell statements apart. */
export type StatementKind = 'sbom' | 'provenance' | 'other';

export const statementKinds = ['provenance', 'sbom', 'other'] as const satisfies readonly StatementKind[];

export const statementLooks = {
  provenance: { icon: ShieldCheck, name: 'Provenance', word: 'provenance' },
  sbom: { icon: ListChecks, name: 'SBOM', word: 'SBOM' },
  other: { icon: FileText, name: 'Statement', word: 'another statement' },
} as const satisfies Record<StatementKind, { icon: LucideIcon; name: string; word: string }>;

const otherNames: Readonly<Record<string, string>> = {
  'https://openvex.dev/ns': 'VEX',
  'https://in-toto.io/attestation/vulns': 'Vulnerability scan',
  'https://cosign.sigstore.dev/attestation/vuln/v1': 'Vulnerability scan',
  'https://in-toto.io/attestation/test-result/v0.1': 'Test result',
  'https://in-toto.io/attestation/release/v0.1': 'Release',
  'https://slsa.dev/verification_summary/v1': 'Verification summary',
};

/** The kind of a statement: by what is in it, and by its predicate type where that could not be read. */
export function statementKind({ summary, predicateType }: StatementView): StatementKind {
  if (summary !== null) return summary.kind;
  if (predicateType?.startsWith('https://slsa.dev/provenance/')) return 'provenance';
  return /^https:\/\/(spdx\.dev\/Document|cyclonedx\.org\/bom)/.test(predicateType ?? '') ? 'sbom' : 'other';
}

/** What people call a statement. */
export function statementName(statement: StatementView): string {
  const kind = statementKind(statement);
  if (kind !== 'other') return statementLooks[kind].name;
  const type = statement.predicateType ?? '';
  return Object.hasOwn(otherNames, type) ? (otherNames[type] ?? 'Statement') : 'Statement';
}
