// What a release consists of, read by other means than those that made it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesOf, released, releaseFiles } from '../../build/release.mjs';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
let files: Record<string, Buffer>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  files = await releaseFiles('1.2.0');
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The files in a zip, by the sizes and places of its central directory. */
function unzipped(zip: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left--) {
    const [packed, nameLength, place] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = place + 30 + zip.readUInt16LE(place + 26);
    found.set(name, inflateRawSync(zip.subarray(start, start + packed)));
    at += 46 + nameLength;
  }
  return found;
}

describe('a release', () => {
  test('its zip holds the three files of dist to the byte, the licence and the SBOM', () => {
    const inside = unzipped(files['sales-barometer-1.2.0.zip'] as Buffer);
    expect([...inside.keys()]).toEqual([
      'Code.js',
      'Sidebar.html',
      'appsscript.json',
      'LICENSE',
      'sbom.cdx.json',
    ]);
    for (const file of ['Code.js', 'Sidebar.html', 'appsscript.json'])
      expect(inside.get(file)?.equals(readFileSync(resolve(root, 'dist', file))), file).toBe(true);
  });

  test.runIf(process.platform === 'linux')('other programs read the zip', () => {
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))';
    let said: string;
    try {
      said = execFileSync('python3', ['-c', script, join(folder, 'sales-barometer-1.2.0.zip')], {
        encoding: 'utf8',
      });
    } catch (error) {
      // A machine without Python: the test above has read it already.
      if ((error as { code?: string }).code === 'ENOENT') return;
      throw error;
    }
    expect(said.trim()).toBe('None 5');
  });

  test('the checksums are those of the files', () => {
    const lines = (files.SHA256SUMS as Buffer).toString().trim().split('\n');
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(files[name] as Buffer)
          .digest('hex'),
        name,
      ).toBe(sum);
    }
  });

  test('the SBOM names exactly the packages that docs/dependencies.md lists', () => {
    const sbom = JSON.parse((files['sbom.cdx.json'] as Buffer).toString());
    expect([sbom.bomFormat, sbom.specVersion, sbom.metadata.component.version]).toEqual([
      'CycloneDX',
      '1.6',
      '1.2.0',
    ]);
    const listed = readFileSync(resolve(root, 'docs/dependencies.md'), 'utf8').matchAll(
      /^\| (?:Code\.js|Sidebar\.html) +\| (\S+) +\| (\S+) /gm,
    );
    const wanted = new Set([...listed].map(([, name, version]) => `${name} ${version}`));
    const got = sbom.components.map(
      (each: { name: string; version: string }) => `${each.name} ${each.version}`,
    );
    expect(new Set(got)).toEqual(wanted);
  });

  test('the SBOM has what CycloneDX 1.6 requires, and each reference leads to a component', () => {
    const sbom = JSON.parse((files['sbom.cdx.json'] as Buffer).toString());
    // Of the schema: bomFormat and specVersion; of a component type and name; of a licence one of id and name.
    expect([sbom.bomFormat, sbom.specVersion, Number.isInteger(sbom.version)]).toEqual([
      'CycloneDX',
      '1.6',
      true,
    ]);
    const components = [sbom.metadata.component, ...sbom.components];
    for (const each of components) {
      expect(['application', 'library']).toContain(each.type);
      expect(each.name).toMatch(/^\S+$/);
      expect(each.purl).toMatch(/^pkg:npm\/(%40[^/]+\/)?[^/@]+@\d+\.\d+\.\d+/);
      for (const { license } of each.licenses) expect(license.id).toMatch(/^[A-Za-z0-9.-]+$/);
    }
    const references = components.map(each => each['bom-ref']);
    expect(new Set(references).size).toBe(references.length);
    for (const { ref, dependsOn } of sbom.dependencies)
      for (const each of [ref, ...dependsOn]) expect(references).toContain(each);
  });

  test('what is new becomes the version’s, once', () => {
    const changelog = '# Changes\n\n## Next\n\nOdds.\n\n## 1.1.0\n\nOlder.\n';
    const now = released(changelog, '1.2.0');
    expect(now).toBe('# Changes\n\n## 1.2.0\n\nOdds.\n\n## 1.1.0\n\nOlder.\n');
    expect(released(now, '1.2.0')).toBe(now);
    expect(changesOf(now, '1.2.0')).toBe('Odds.');
    expect(() => changesOf(released(now, '1.3.0'), '1.3.0')).toThrow('"## 1.3.0"');
  });

  test('needs a section of the changelog', () => {
    const changelog = '# Changes\n\n## 1.2.0\n\nOdds beside each flag.\n\n## 1.1.0\n\nOlder.\n';
    expect(changesOf(changelog, '1.2.0')).toBe('Odds beside each flag.');
    expect(() => changesOf(changelog, '1.3.0')).toThrow('CHANGELOG.md must have a section "## 1.3.0"');
  });
});
