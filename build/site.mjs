// npm run site: the workbench with the built add-on, the guide, and what a person may want to know beforehand, as a static
// site in the folder site.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { handedIn } from '../workbench/project.mjs';
import { writeSite } from '../workbench/site.mjs';
import { guidePages, htmlOf } from './guide.mjs';
import { at, root } from './place.mjs';

const WORDS = {
  line: 'Sales Barometer on a sample pipeline, in your browser: drop your own .csv or .xlsx file on it; nothing leaves it.',
  links: [
    { text: 'Guide', to: 'guide/index.html' },
    { text: 'What differs from a real sheet', to: 'differences.html' },
    { text: 'Privacy', to: 'privacy.html' },
  ],
};

const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 Roboto,Arial,sans-serif;color:#1f1f1f}
img{max-width:100%;border:1px solid #dadce0}table{border-collapse:collapse}th,td{border:1px solid #dadce0;padding:.3rem .6rem;text-align:left}
code{background:#f1f3f4;padding:.1em .3em}pre{overflow-x:auto;background:#f1f3f4;padding:.8rem}pre code{padding:0}a{color:#0b57d0}`;

/** @param {string} title @param {string} body @param {string} up the way to the first page */
const page = (title, body, up) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${title} - Sales Barometer</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="content-security-policy" content="default-src 'self'; style-src 'unsafe-inline'; script-src 'none'">
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <nav><a href="${up}index.html">Sales Barometer</a>${up ? ' / <a href="index.html">Guide</a>' : ''}</nav>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>
`;

/** A Markdown file of the project as a page. @param {string} file @param {string} [part] a heading; the whole file without it */
function pageOf(file, part) {
  const text = readFileSync(at(file), 'utf8');
  const heading = part ? `## ${part}\n` : `${text.slice(0, text.indexOf('\n'))}\n`;
  const start = text.indexOf(heading);
  if (start < 0) throw new Error(`${file} has no heading "${part}"`);
  const rest = text.slice(start + heading.length);
  const body = part ? rest.split(/\n## /)[0] : rest;
  return page(heading.replace(/^#+ /, '').trim(), htmlOf(body ?? ''), '');
}

/** Writes the site; answers its files. */
export function productSite(out = at('site')) {
  const pages = guidePages();
  const list = pages.map(({ name, title }) => `<li><a href="${name}.html">${title}</a></li>`).join('');
  const guide = pages.map(({ name, title, text }) => [
    `guide/${name}.html`,
    page(title, htmlOf(text), '../'),
  ]);
  const add = {
    'guide/index.html': page('Guide', `<ol>${list}</ol>`, '../'),
    'differences.html': pageOf('workbench/README.md', 'What differs from a real sheet'),
    'privacy.html': pageOf('store/privacy.md'),
    'terms.html': pageOf('store/terms.md'),
    'support.html': pageOf('store/support.md'),
    ...Object.fromEntries(guide),
  };
  const copy = { [at('docs/guide/pictures')]: 'guide/pictures' };
  return writeSite(handedIn(root), out, { words: WORDS, add, copy });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await productSite();
  console.log(`${files.length} files are in site; any server of files shows it, from any path`);
}
