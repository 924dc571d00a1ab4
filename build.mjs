// src -> dist/Code.js (one private constant plus the doors), dist/Sidebar.html, dist/appsscript.json, and the tables in
// README and docs and the picture that are made from the source.
//
//   node build.mjs                  what ships
//   node build.mjs --readable       the same, not minified: a stack in the sheet's log names functions
//   node build.mjs --warehouse      the add-on that asks BigQuery itself, into dist-warehouse; dist stays as it is
//   node build.mjs --record-sizes   also records what the files are made of, for the day when they grow too large
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { codeOf, glossary, settingDefinitions, sidebarOf } from './build/bundles.mjs';
import { functionsPage, hostPage } from './build/pages.mjs';
import { architecturePicture } from './build/picture.mjs';
import { at } from './build/place.mjs';
import { modulesOf, sizeLine } from './build/sizes.mjs';
import { dependencyTable, functionTable, glossaryTable, settingTable, writeTable } from './build/tables.mjs';
import { buildWarehouse } from './build/warehouse.mjs';

/** @param {{ readable?: boolean, recordSizes?: boolean }} wanted */
export async function buildAll({ readable = false, recordSizes = false } = {}) {
  rmSync(at('dist'), { recursive: true, force: true });
  for (const folder of ['dist', '.cache']) mkdirSync(at(folder), { recursive: true });
  const script = await codeOf({ readable });
  const sidebar = await sidebarOf(script.shipped, { readable });
  writeFileSync(at('dist/Code.js'), script.code);
  writeFileSync(at('dist/Sidebar.html'), sidebar.html);
  copyFileSync(at('appsscript.json'), at('dist/appsscript.json'));
  if (!readable) {
    const sizes = { 'Code.js': modulesOf(script.metafile), 'Sidebar.html': modulesOf(sidebar.metafile) };
    const text = `${JSON.stringify(sizes, null, 2)}\n`;
    writeFileSync(at('.cache/sizes.json'), text);
    if (recordSizes) writeFileSync(at('build/sizes.json'), text);
    writeFileSync(at('docs/pictures/architecture.svg'), architecturePicture());
    writeFileSync(at('docs/functions.md'), functionsPage(script.doors));
    writeFileSync(at('workbench/METHODS.md'), await hostPage());
    writeTable('README.md', 'functions', functionTable(script.doors));
    writeTable('docs/glossary.md', 'glossary', glossaryTable(await glossary()));
    writeTable('docs/settings.md', 'settings', settingTable(await settingDefinitions()));
    const files = { 'Code.js': script.shipped, 'Sidebar.html': sidebar.shipped };
    writeTable('docs/dependencies.md', 'dependencies', dependencyTable(files));
  }
  console.log(`dist/Code.js       ${sizeLine('Code.js', script.code)}, ${script.doors.length} doors`);
  console.log(`dist/Sidebar.html  ${sizeLine('Sidebar.html', sidebar.html)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      readable: { type: 'boolean' },
      warehouse: { type: 'boolean' },
      'record-sizes': { type: 'boolean' },
    },
  });
  const { readable, warehouse, 'record-sizes': recordSizes } = values;
  await (warehouse ? buildWarehouse({ readable }) : buildAll({ readable, recordSizes })).catch(error => {
    console.error(error.message);
    process.exit(1);
  });
}
