// npm run build -- --warehouse: the add-on that asks BigQuery itself, in a folder of its own. Nothing of it is in dist, so that
// nobody who has no warehouse is asked for rights to one.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf, sidebarOf } from './bundles.mjs';
import { at } from './place.mjs';
import { sizeLine } from './sizes.mjs';

/** The folder that this build fills. */
const WAREHOUSE_DIST = 'dist-warehouse';

/** What each file may have, in KiB: this build has the query and a panel besides. */
const LIMITS = { 'Code.js': 360, 'Sidebar.html': 232 };

/**
 * The manifest: that of the plain build, with the service and the narrowest scope that reads. The advanced service asks for that
 * one; to fetch the same addresses would need the right to reach any host besides.
 */
export function warehouseManifest() {
  const manifest = JSON.parse(readFileSync(at('appsscript.json'), 'utf8'));
  return {
    ...manifest,
    dependencies: {
      enabledAdvancedServices: [{ userSymbol: 'BigQuery', serviceId: 'bigquery', version: 'v2' }],
    },
    oauthScopes: [...manifest.oauthScopes, 'https://www.googleapis.com/auth/bigquery.readonly'],
  };
}

/** @param {{ readable?: boolean, out?: string }} wanted */
export async function buildWarehouse({ readable = false, out = at(WAREHOUSE_DIST) } = {}) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const script = await codeOf({ readable, entry: 'src/main-warehouse.ts' });
  const sidebar = await sidebarOf(script.shipped, { readable, entry: 'src/sidebar/sidebar-warehouse.tsx' });
  writeFileSync(`${out}/Code.js`, script.code);
  writeFileSync(`${out}/Sidebar.html`, sidebar.html);
  writeFileSync(`${out}/appsscript.json`, `${JSON.stringify(warehouseManifest(), null, 2)}\n`);
  console.log(
    `${WAREHOUSE_DIST}/Code.js       ${sizeLine('Code.js', script.code, LIMITS)}, ${script.doors.length} doors`,
  );
  console.log(`${WAREHOUSE_DIST}/Sidebar.html  ${sizeLine('Sidebar.html', sidebar.html, LIMITS)}`);
}
