// Draws the listing's icons: node store/draw-icons.mjs. A tank with a needle, legible at 32 pixels.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from '../workbench/headless/load.mjs';

const SIZES = [32, 48, 96, 128];

/** The needle points to two thirds of the arc: from 150 degrees at the left over the top to 30 at the right. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">
  <rect width="128" height="128" rx="24" fill="#0b5345"/>
  <path d="M22 88 A44 44 0 0 1 44 50" fill="none" stroke="#e8836b" stroke-width="13"/>
  <path d="M48 47.5 A44 44 0 0 1 80 47.5" fill="none" stroke="#f3cf62" stroke-width="13"/>
  <path d="M84 50 A44 44 0 0 1 106 88" fill="none" stroke="#9ad9a5" stroke-width="13"/>
  <path d="M60 90 L90 56 L68 94 Z" fill="#fff"/>
  <circle cx="64" cy="92" r="9" fill="#fff"/>
</svg>`;

const { launchBrowser } = await load();
const browser = await launchBrowser();
const folder = join(import.meta.dirname, 'icons');
mkdirSync(folder, { recursive: true });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(folder, `${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
