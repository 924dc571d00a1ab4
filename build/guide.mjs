// The guide of docs/guide as pages of a site and as texts of the sidebar: the same Markdown for both.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';
import { at } from './place.mjs';

/** The pages in their order, which their file names begin with: name, title, Markdown without the title. */
export function guidePages(folder = at('docs/guide')) {
  return readdirSync(folder)
    .filter(file => file.endsWith('.md'))
    .sort()
    .map(file => {
      const text = readFileSync(join(folder, file), 'utf8');
      const [, title] = /^# (.+)\n/.exec(text) ?? [];
      if (!title) throw new Error(`docs/guide/${file} must begin with its title as "# Title"`);
      return { name: file.replace(/\.md$/, ''), title, text: text.slice(title.length + 3).trim() };
    });
}

const marked = new Marked();

/** Markdown as HTML; links between Markdown files lead to the pages that they become. @param {string} text */
export const htmlOf = text => marked.parse(text).replace(/(href="[^":]+)\.md([#"])/g, '$1.html$2');

/** For the sidebar: no request leaves it, so there are no pictures and no links; and it is too narrow for a table. */
const narrow = new Marked({
  renderer: {
    image: () => '',
    link({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    // Each row by its first cell, the others with the header that they stand under.
    table({ header, rows }) {
      const cell = ({ tokens }) => this.parser.parseInline(tokens);
      const items = rows.map(([first, ...others]) => {
        const says = others.map((each, i) => `<dd>${cell(header[i + 1])}: ${cell(each)}</dd>`);
        return `<div><dt>${cell(first)}</dt>${says.join('')}</div>`;
      });
      return `<dl class="terms">${items.join('')}</dl>`;
    },
  },
});

/** The pages as the sidebar's help shows them. */
export function guideTexts() {
  return guidePages().map(({ name, title, text }) => ({
    name,
    title,
    html: narrow
      .parse(text)
      .replace(/<p>\s*<\/p>/g, '')
      .replace(/\n+/g, '\n')
      .trim(),
  }));
}
