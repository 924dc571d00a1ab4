// A formula as a tree: enough to know whether it parses, what it calls and what it refers to.
import { FormulaParseError, type Token } from './formula-tokens.ts';

export type Node =
  | { kind: 'value'; token: Token }
  | { kind: 'reference'; text: string }
  | { kind: 'name'; name: string }
  | { kind: 'call'; name: string; parts: (Node | undefined)[] }
  | { kind: 'group'; parts: (Node | undefined)[] };

/** Reads the grammar of Sheets' formulas over tokens. Throws a FormulaParseError where Sheets shows #ERROR!. */
export function treeOf(tokens: Token[]): Node {
  const rest = tokens.filter(token => token.kind !== 'space');
  let at = 0;
  const fail = (): never => {
    throw new FormulaParseError();
  };
  const is = (kind: string, text?: string) => {
    const token = rest[at];
    return token?.kind === kind && (text === undefined || token.text === text);
  };
  const isBinary = () => is('operator') && !['%', '@', '#'].includes(rest[at]?.text ?? '');

  function list(close: string): (Node | undefined)[] {
    const parts: (Node | undefined)[] = [];
    let last: Node | undefined;
    let any = false;
    for (;;) {
      if (is('close', close)) {
        at++;
        if (any || last) parts.push(last);
        return parts;
      }
      if (is('separator')) {
        parts.push(last);
        last = undefined;
        any = true;
        at++;
        continue;
      }
      if (last) fail();
      last = expression();
    }
  }

  function primary(): Node {
    const token = rest[at++] ?? fail();
    switch (token.kind) {
      case 'number':
      case 'string':
      case 'error':
        return { kind: 'value', token };
      case 'reference':
        return { kind: 'reference', text: token.text };
      case 'name':
        if (!is('open', '(')) return { kind: 'name', name: token.text };
        at++;
        return { kind: 'call', name: token.text.toUpperCase(), parts: list(')') };
      case 'open': {
        const parts = list(token.text === '(' ? ')' : '}');
        if (parts.length === 0 || parts.includes(undefined)) fail();
        return { kind: 'group', parts };
      }
      default:
        return fail();
    }
  }

  function expression(): Node {
    while (is('operator', '+') || is('operator', '-') || is('operator', '@')) at++;
    const parts: Node[] = [primary()];
    while (is('operator', '%') || is('operator', '#')) at++;
    while (isBinary()) {
      at++;
      while (is('operator', '+') || is('operator', '-') || is('operator', '@')) at++;
      parts.push(primary());
      while (is('operator', '%') || is('operator', '#')) at++;
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'group', parts };
  }

  const tree = expression();
  if (at < rest.length) fail();
  return tree;
}

/** Every node of a tree, outside in. */
export function* nodesOf(node: Node | undefined): Generator<Node> {
  if (!node) return;
  yield node;
  if (node.kind === 'call' || node.kind === 'group') for (const part of node.parts) yield* nodesOf(part);
}
