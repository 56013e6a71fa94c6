import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type Measure, measuresAttachment, median, medianRatio } from './measure';

const resultFile = 'test-results/bench.json';

/** Prints what the tests measured as a table, and writes it with all samples to a file. */
// biome-ignore lint/style/noDefaultExport: Playwright asks for it.
export default class TableReporter implements Reporter {
  readonly #measures: Measure[] = [];

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (name === measuresAttachment && body) this.#measures.push(...JSON.parse(body.toString()));
    }
  }

  onEnd(): void {
    if (this.#measures.length === 0) return;
    for (const group of new Set(this.#measures.map((measure) => measure.group))) {
      const rows = this.#measures.filter((measure) => measure.group === group).map(cells);
      process.stdout.write(`\n${group}\n${table([heads, ...rows])}\n`);
    }
    mkdirSync('test-results', { recursive: true });
    writeFileSync(resultFile, `${JSON.stringify(this.#result(), null, 2)}\n`);
    process.stdout.write(`\nAll samples are in ${resultFile}.\n`);
  }

  #result() {
    return {
      measuredAt: new Date().toISOString(),
      node: process.version,
      processors: cpus().length,
      measures: this.#measures.map((measure) => ({
        ...measure,
        median: median(measure.samples),
        ratio: medianRatio(measure),
      })),
    };
  }
}

const heads = ['', 'median', 'least', 'most', 'budget', 'round trips', 'requests', 'ratio', 'note'];

function cells(measure: Measure): string[] {
  const { name, unit, samples, budget, roundTripMs, requests, note = '' } = measure;
  const middle = median(samples);
  const ratio = medianRatio(measure);
  const isOver = budget !== undefined && middle > budget;
  return [
    name,
    samples.length === 0 ? 'none' : `${amount(middle)} ${unit}`,
    samples.length === 0 ? '' : amount(Math.min(...samples)),
    samples.length === 0 ? '' : amount(Math.max(...samples)),
    budget === undefined ? '' : `${isOver ? 'over' : 'within'} ${amount(budget)}`,
    roundTripMs === undefined || samples.length === 0 ? '' : (middle / roundTripMs).toFixed(1),
    requests === undefined || requests.length === 0 ? '' : amount(median(requests)),
    ratio === null ? '' : `× ${ratio.toFixed(2)}`,
    note,
  ];
}

function amount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });
}

/** Columns as wide as their widest cell; the first and the last are text, the others numbers. */
function table(rows: readonly string[][]): string {
  const used = heads.map((_, column) => rows.slice(1).some((row) => row[column] !== ''));
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || column === heads.length - 1;
  return rows
    .map((row) =>
      row
        .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .filter((_, column) => used[column])
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}
