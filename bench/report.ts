// What a part of the benchmark found, as Markdown that a person can read in a terminal too.

/** A part of the report: a heading, what was done, tables and remarks. */
export interface Part {
  title: string;
  body: string[];
}

export type Value = string | number;

/** A table with its columns padded to one width. */
export function table(headers: readonly string[], rows: readonly (readonly Value[])[]): string {
  const lines = [headers, ...rows].map(row => row.map(String));
  const widths = headers.map((_, column) => Math.max(3, ...lines.map(line => (line[column] ?? '').length)));
  const isNumber = headers.map((_, column) =>
    rows.every(row => /^([-\d.,<>% ]|x$)*$/.test(String(row[column]))),
  );
  const cells = (line: readonly string[]) =>
    line.map((text, i) =>
      isNumber[i] ? text.padStart(widths[i] as number) : text.padEnd(widths[i] as number),
    );
  const rule = widths.map((width, i) => (isNumber[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const [head, ...body] = lines.map(line => `| ${cells(line).join(' | ')} |`);
  return [head, `| ${rule.join(' | ')} |`, ...body].join('\n');
}

export const kib = (bytes: number): string => (bytes / 1024).toFixed(1);
export const percent = (share: number): string => `${(share * 100).toFixed(0)}%`;
export const count = (n: number): string => n.toLocaleString('en-US');

/** A ratio with three digits that mean something. */
export function times(ratio: number): string {
  if (ratio >= 100) return count(Math.round(ratio));
  return ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);
}

/** What a target became: the same words everywhere, so that a miss is as easy to find as a hit. */
export const met = (isMet: boolean): string => (isMet ? 'met' : '**missed**');

export function markdown({ title, body }: Part): string {
  return [`## ${title}`, ...body].join('\n\n');
}
