// npm run release -- 1.2.0: everything that a release is, in the folder release. CONTRIBUTING.md says what is left to do.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../build.mjs';
import { codeOf, sidebarOf } from './bundles.mjs';
import { at } from './place.mjs';
import { productSite } from './site.mjs';
import { zipOf } from './zip.mjs';

/** The files to paste into a script. */
const FILES = ['Code.js', 'Sidebar.html', 'appsscript.json'];

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

/** The changelog of a release: what stands under "Next" is the version's, unless it has a section. @param {string} changelog @param {string} version */
export function released(changelog, version) {
  return changelog.includes(`\n## ${version}\n`)
    ? changelog
    : changelog.replace('\n## Next\n', `\n## ${version}\n`);
}

/** What CHANGELOG.md says of a version. @param {string} changelog @param {string} version */
export function changesOf(changelog, version) {
  const [, said = ''] = changelog.split(`\n## ${version}\n`);
  const text = said.split('\n## ')[0].trim();
  if (!text)
    throw new Error(`CHANGELOG.md must have a section "## ${version}" that says what changed for a person`);
  return text;
}

/**
 * What is in the files that ship, as CycloneDX 1.6.
 * @param {string} version @param {{ name: string, version: string, license: string }[]} shipped
 */
export function sbomOf(version, shipped) {
  const component = (name, its, license, type) => ({
    type,
    'bom-ref': `pkg:npm/${name.replace('@', '%40')}@${its}`,
    name,
    version: its,
    licenses: [{ license: { id: license } }],
    purl: `pkg:npm/${name.replace('@', '%40')}@${its}`,
  });
  const own = component('sales-barometer', version, 'Apache-2.0', 'application');
  const parts = shipped.map(({ name, version: its, license }) => component(name, its, license, 'library'));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: own },
    components: parts,
    dependencies: [{ ref: own['bom-ref'], dependsOn: parts.map(part => part['bom-ref']) }],
  };
}

/** The parts of a release by name: the zip, its checksums, the SBOM. @param {string} version */
export async function releaseFiles(version) {
  const script = await codeOf();
  const sidebar = await sidebarOf(script.shipped);
  const shipped = [
    ...new Map([...script.shipped, ...sidebar.shipped].map(each => [each.name, each])).values(),
  ];
  const built = {
    'Code.js': Buffer.from(script.code),
    'Sidebar.html': Buffer.from(sidebar.html),
    'appsscript.json': readFileSync(at('appsscript.json')),
  };
  const sbom = Buffer.from(`${JSON.stringify(sbomOf(version, shipped), null, 2)}\n`);
  const zip = zipOf({ ...built, LICENSE: readFileSync(at('LICENSE')), 'sbom.cdx.json': sbom });
  const name = `sales-barometer-${version}.zip`;
  const all = { [name]: zip, 'sbom.cdx.json': sbom, ...built };
  const sums = Object.entries(all).map(([file, bytes]) => `${sha256(bytes)}  ${file}\n`);
  return { ...all, SHA256SUMS: Buffer.from(sums.join('')) };
}

/** @param {string | undefined} version */
async function release(version) {
  if (!/^\d+\.\d+\.\d+$/.test(version ?? ''))
    throw new Error(`npm run release -- VERSION: it must be like 1.2.0, got ${version ?? 'nothing'}`);
  const changelog = released(readFileSync(at('CHANGELOG.md'), 'utf8'), version);
  const changes = changesOf(changelog, version);
  writeFileSync(at('CHANGELOG.md'), changelog);
  const manifest = readFileSync(at('package.json'), 'utf8');
  writeFileSync(at('package.json'), manifest.replace(/"version": "[^"]+"/, `"version": "${version}"`));
  const lock = readFileSync(at('package-lock.json'), 'utf8');
  // The lock says the version twice at its head: its own, and that of the package at the root.
  let seen = 0;
  writeFileSync(
    at('package-lock.json'),
    lock.replace(/"version": "[^"]+"/g, found => (seen++ < 2 ? `"version": "${version}"` : found)),
  );
  await buildAll({ recordSizes: true });
  const folder = at('release');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(await releaseFiles(version)))
    writeFileSync(join(folder, name), bytes);
  for (const file of FILES)
    if (!readFileSync(join(folder, file)).equals(readFileSync(at('dist', file))))
      throw new Error(`release/${file} must be dist/${file} to the byte`);
  writeFileSync(join(folder, 'CHANGES.md'), `# Sales Barometer ${version}\n\n${changes}\n`);
  await productSite(at('site'));
  cpSync(at('site'), join(folder, 'site'), { recursive: true });
  console.log(
    `Sales Barometer ${version} is in release; CONTRIBUTING.md says what only a person can do from here`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await release(process.argv[2]).catch(error => {
    console.error(error.message);
    process.exit(1);
  });
}
