// Takes the picture of the workbench that README shows: npm run build && node docs/pictures/take.mjs
// A machine with Arial or Liberation Sans shows it as most people see their sheets.
import { join } from 'node:path';
import { load } from '../../workbench/headless/load.mjs';
import { handedIn } from '../../workbench/project.mjs';
import { serve } from '../../workbench/serve.mjs';

const { launchBrowser } = await load();
const served = await serve(handedIn(join(import.meta.dirname, '../..')));
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1300, height: 800 } });
await page.goto(served.address);
await page.waitForFunction('window.workbench');
await page.evaluate('window.workbench.ready');

await page.evaluate(`window.workbench.click('Open sidebar')`);
const element = await page.waitForSelector('#sidebar iframe');
const sidebar = await element.contentFrame();
const button = name => sidebar.getByRole('button', { name, exact: true });
const panel = name => sidebar.getByRole('tab', { name: new RegExp(`^${name}`) });

await button('Accept all').click();
await sidebar.getByText('in the tab KPI Settings').waitFor();
await panel('Targets').click();
await sidebar.getByLabel('Team revenue', { exact: true }).fill('2,400,000');
await sidebar.getByLabel('Weeks', { exact: true }).fill('13');
await button('Save').click();
await sidebar.getByText('in the tab KPI Settings: 1 target changed').waitFor();
await panel('Scorecard').click();
await button('Build scorecard').click();
await sidebar.getByText('The scorecard is built').waitFor();
await panel('Coach').click();
await sidebar.getByLabel('Rep', { exact: true }).selectOption({ label: 'Marcus Webb (close ratio)' });
await sidebar.getByText('11 of 31 closed').waitFor();
await page.evaluate(`window.workbench.bench.person.select('KPI Scorecard!A4')`);
await page.evaluate('window.workbench.settled()');
await page.waitForTimeout(500);
await page.screenshot({ path: join(import.meta.dirname, 'workbench.png') });

await browser.close();
served.close();
