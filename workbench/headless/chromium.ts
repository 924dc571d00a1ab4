// The Chromium that comes with npm for Linux, unpacked into the cache: with it come the few libraries that a bare Debian
// lacks (nss, nspr, expat) and a font, for a machine that has none.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

export interface Chromium {
  executable: string;
  libraries: string;
  fonts: string;
}

const within = (folder: string): Chromium => ({
  executable: join(folder, 'chromium'),
  libraries: join(folder, 'lib'),
  fonts: join(folder, 'fonts.conf'),
});

/** The machine's own fonts first; ours stands in where there are none. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/**
 * Several tests may start at once on a fresh machine: each unpacks into a folder of its own, the first one to be renamed
 * stays, and nobody ever sees half a browser.
 */
export function unpackChromium(cache = resolve('.cache')): Chromium {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = join(dirname(entry), '../..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return within(folder);
  const own = `${folder}.${process.pid}`;
  const packed = (name: string) => brotliDecompressSync(readFileSync(join(home, 'bin', `${name}.br`)));
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'chromium'), packed('chromium'), { mode: 0o755 });
  for (const archive of ['al2023.tar', 'swiftshader.tar', 'fonts.tar'])
    execFileSync('tar', ['x', '--no-same-owner', '-C', own], { input: packed(archive) });
  writeFileSync(join(own, 'fonts.conf'), fontsIn(folder));
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true });
  }
  return within(folder);
}
