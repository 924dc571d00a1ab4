// SVG as text, so that the same picture is drawn in the page and looked at in a test without a browser.

export function escaped(text: string): string {
  return text.replace(
    /[<>&"]/g,
    sign => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] as string,
  );
}

type Attributes = Record<string, string | number | undefined>;

function round(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value);
}

export function tag(name: string, attributes: Attributes, ...inside: string[]): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${round(value as string | number)}"`)
    .join('');
  return inside.length ? `<${name}${list}>${inside.join('')}</${name}>` : `<${name}${list}/>`;
}

export function text(x: number, y: number, content: string, attributes: Attributes = {}): string {
  return tag('text', { x, y, ...attributes }, escaped(content));
}

/** A mark that says what it is when one points at it. */
export function mark(name: string, attributes: Attributes, tooltip: string): string {
  return tag(name, attributes, tag('title', {}, escaped(tooltip)));
}

/** About as many letters as fit a width; there is no font to measure in Node. */
export function fitted(content: string, width: number, size = 12): string {
  const most = Math.max(1, Math.floor(width / (size * 0.56)));
  return content.length <= most ? content : `${content.slice(0, Math.max(1, most - 1))}…`;
}

/** The same in at most two lines, broken between words; the second ends in … where it does not fit either. */
export function twoLines(content: string, width: number, size = 12): string[] {
  const most = Math.max(4, Math.floor(width / (size * 0.56)));
  if (content.length <= most) return [content];
  const cut = content.lastIndexOf(' ', most);
  if (cut < most / 3) return [fitted(content, width, size)];
  return [content.slice(0, cut), fitted(content.slice(cut + 1), width, size)];
}
