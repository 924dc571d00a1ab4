/** A piece of a formula's text, by its first place and the one after its last. */
export interface Piece {
  from: number;
  to: number;
}

/** A call of a function within a formula. */
export interface Call {
  /** The function's name in capitals. */
  name: string;
  /** Where its name begins. */
  at: number;
  /** Its arguments, white space included; none where nothing stands between the parentheses. */
  arguments: Piece[];
  /** Where its closing parenthesis is. */
  end: number;
  /** What parts its arguments; '' where it has one, so that nothing tells. */
  separator: ',' | ';' | '';
}

interface Open {
  name: string;
  at: number;
  from: number;
  commas: number[];
  semicolons: number[];
  /** How many braces are open in it. */
  braces: number;
}

/**
 * Every call within a formula whose parentheses are closed, the inner ones first. Texts in quotes and names of tabs are
 * skipped; what stands in braces is an array and parts no arguments. In one pass over the text.
 */
export function callsIn(formula: string): Call[] {
  const calls: Call[] = [];
  const open: Open[] = [];
  for (let i = 0; i < formula.length; i++) {
    const sign = formula[i];
    const inside = open[open.length - 1];
    if (sign === '"' || sign === "'") {
      // A doubled sign within is the sign itself: it closes and opens again.
      const close = formula.indexOf(sign, i + 1);
      if (close < 0) return calls;
      i = close;
    } else if (sign === '{' && inside) inside.braces++;
    else if (sign === '}' && inside) inside.braces--;
    else if (sign === '(') {
      const name = nameBefore(formula, i);
      open.push({
        name: name.toUpperCase(),
        at: i - name.length,
        from: i + 1,
        commas: [],
        semicolons: [],
        braces: 0,
      });
    } else if (sign === ')') {
      const call = open.pop();
      if (call?.name && call.braces === 0) calls.push(closed(formula, call, i));
    } else if (inside?.braces === 0 && (sign === ',' || sign === ';')) {
      inside[sign === ',' ? 'commas' : 'semicolons'].push(i);
    }
  }
  return calls;
}

/** The function's name that ends where its parenthesis opens; '' where there is none. */
function nameBefore(formula: string, parenthesis: number): string {
  let from = parenthesis;
  while (from > 0 && /[\w.]/.test(formula[from - 1] as string)) from--;
  return formula.slice(from, parenthesis);
}

/** Where a comma is the decimal sign, semicolons part the arguments: then a comma parts nothing. */
function closed(formula: string, { name, at, from, commas, semicolons }: Open, end: number): Call {
  const separator = semicolons.length ? ';' : commas.length ? ',' : '';
  const parts = separator === ';' ? semicolons : commas;
  const bounds = [from - 1, ...parts, end];
  const pieces = parts.map((part, i) => ({ from: (bounds[i] as number) + 1, to: part }));
  pieces.push({ from: (bounds[bounds.length - 2] as number) + 1, to: end });
  const isEmpty = !parts.length && formula.slice(from, end).trim() === '';
  return { name, at, arguments: isEmpty ? [] : pieces, end, separator };
}
