// What the page has only as a site: a line that says what it is, and that it works without a network after the first load.

/** What a site says of itself. */
export interface SiteWords {
  /** One sentence. */
  line: string;
  /** Where to read on: what the link says, and its address relative to the page. */
  links: { text: string; to: string }[];
}

export function sayWhatItIs({ line, links }: SiteWords): void {
  const about = document.getElementById('about') as HTMLElement;
  about.textContent = `${line} `;
  for (const { text, to } of links) {
    const link = document.createElement('a');
    link.href = to;
    link.textContent = text;
    about.append(link, ' ');
  }
  about.hidden = false;
}

/** Keeps the site's files in this browser. Where it keeps nothing (a private window, say), one sentence says so. */
export function keepOffline(): void {
  const about = document.getElementById('about') as HTMLElement;
  const cannot = () =>
    about.append('This browser keeps nothing for this page, so it needs the network whenever it is opened.');
  try {
    // The property is missing where a browser forbids it, and reading it may throw.
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
    if (!serviceWorker) cannot();
    else void serviceWorker.register('offline.js').catch(cannot);
  } catch {
    cannot();
  }
}
