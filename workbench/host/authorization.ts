// Which service a script may use, by the authorization mode of the execution and the scopes of the manifest.
// Source: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle (the table of modes) and
// https://developers.google.com/apps-script/guides/sheets/functions ("Use Apps Script services").
import { Refusal } from './problem.ts';
import type { Surface } from './surface.ts';

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

const SCOPE = 'https://www.googleapis.com/auth/';

/** In NONE a script may add menu items, log, and use Utilities; nothing of the document, no properties. */
const inNone: Record<string, (method: string) => boolean> = {
  SpreadsheetApp: method => method === 'getUi',
  Ui: method => /^(createAddonMenu|createMenu|Button|ButtonSet)$/.test(method),
  Menu: () => true,
  Logger: () => true,
  console: () => true,
  Utilities: () => true,
  ScriptApp: method => method === 'AuthMode',
};

const customFunctionServices = new Set([
  'CacheService',
  'HtmlService',
  'LockService',
  'PropertiesService',
  'SpreadsheetApp',
  'Utilities',
  'Logger',
  'console',
  'Charts',
  'ScriptApp',
  'Session',
]);

/** Calls of a Ui that show something; adding menu items is all that LIMITED allows. */
const showing = /^(showSidebar|showModalDialog|showModelessDialog|alert|prompt)$/;

export function authorize(mode: AuthMode, scopes: readonly string[], surface: Surface, method: string): void {
  const call = `${surface.name}.${method}`;
  if (mode === 'NONE') {
    const allowed = inNone[surface.name] ?? inNone[surface.service === surface.name ? '' : surface.service];
    if (!allowed?.(method)) throw new Refusal(`You do not have permission to call ${call}`);
    return;
  }
  if (mode === 'CUSTOM_FUNCTION') {
    if (surface.service === 'Ui' || method === 'getUi') {
      throw new Refusal('Cannot call SpreadsheetApp.getUi() from this context.');
    }
    if (!customFunctionServices.has(surface.service)) {
      throw new Refusal(`You do not have permission to call ${surface.service} service.`);
    }
    // Read-only: most get* methods, no set*, nothing that changes or opens. Same source, row "Spreadsheet".
    if (surface.service === 'SpreadsheetApp' && !/^(get|is|can|offset|[A-Z])/.test(method)) {
      throw new Refusal(`You do not have permission to call ${method}`);
    }
    if (surface.service === 'PropertiesService' && /^(set|delete)/.test(method)) {
      throw new Refusal(`You do not have permission to call ${method}`);
    }
    return;
  }
  // A simple trigger runs without the person's consent, so it reaches nothing of theirs beyond the document.
  if (mode === 'LIMITED' && surface.service === 'BigQuery') {
    throw new Refusal(`You do not have permission to call ${call}.`);
  }
  if (mode === 'LIMITED' && showing.test(method) && surface.name === 'Ui') {
    throw new Refusal(
      `You do not have permission to call ${call}. Required permissions: ${SCOPE}script.container.ui`,
    );
  }
  const wanted = scopesFor(surface, method);
  if (wanted.length > 0 && !wanted.some(scope => scopes.includes(SCOPE + scope))) {
    const list = wanted.map(scope => SCOPE + scope).join(' || ');
    throw new Refusal(
      `Specified permissions are not sufficient to call ${call}. Required permissions: ${list}`,
    );
  }
}

/** Any of these lets a call read. Source: the "Authorization scopes" of each method of the REST interface. */
const BIGQUERY_SCOPES = ['bigquery', 'bigquery.readonly', 'cloud-platform', 'cloud-platform.read-only'];

/** The scopes of which a call needs one. Source: AS/concepts/scopes and the reference's "Authorization" notes. */
function scopesFor(surface: Surface, method: string): string[] {
  if (surface.service === 'BigQuery') return BIGQUERY_SCOPES;
  if (surface.name === 'Ui') return showing.test(method) ? ['script.container.ui'] : [];
  if (surface.service !== 'SpreadsheetApp' || /^([A-Z]|getUi$|new[A-Z])/.test(method)) return [];
  return ['spreadsheets.currentonly', 'spreadsheets'];
}
