// Session, ScriptApp and Charts, as far as an add-on needs them.
import { asGoogle } from './context.ts';
import {
  AuthMode,
  AuthorizationStatus,
  ChartHiddenDimensionStrategy,
  ChartMergeStrategy,
  ChartType,
  CurveStyle,
  Position,
} from './enums.ts';
import type { Execution } from './execution.ts';
import { expose } from './surface.ts';

const sessionMethods = {
  getActiveUserLocale: [''],
  getScriptTimeZone: [''],
  getTemporaryActiveUserKey: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Base.Session, readonly string[]>>;

export class HostSession implements Pick<GoogleAppsScript.Base.Session, keyof typeof sessionMethods> {
  #timeZone: string;
  #user: string;

  constructor(timeZone: string, user: string) {
    this.#timeZone = timeZone;
    this.#user = user;
  }

  getActiveUserLocale(): string {
    return 'en';
  }

  getScriptTimeZone(): string {
    return this.#timeZone;
  }

  getTemporaryActiveUserKey(): string {
    return `key of ${this.#user}`;
  }
}

const scriptMethods = {
  getAuthorizationInfo: ['AuthMode', 'AuthMode,list'],
  getScriptId: [''],
  requireAllScopes: ['AuthMode'],
  requireScopes: ['AuthMode,list'],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Script.ScriptApp, readonly string[]>>;

/** What a person is asked for and what they granted: either scope may be unticked. Source: AS/concepts/scopes. */
export interface Consent {
  asked: readonly string[];
  granted: readonly string[];
}

export class HostScriptApp {
  #execution: Execution;
  #consent: Consent;

  constructor(execution: Execution, consent: Consent) {
    this.#execution = execution;
    this.#consent = consent;
  }

  getAuthorizationInfo(
    _mode: unknown,
    scopes: readonly string[] = this.#consent.asked,
  ): GoogleAppsScript.Script.AuthorizationInfo {
    const { granted } = this.#consent;
    const isGranted = this.#execution.mode !== 'NONE' && scopes.every(scope => granted.includes(scope));
    return asGoogle(new HostAuthorizationInfo(isGranted, granted));
  }

  requireAllScopes(mode: unknown): void {
    this.requireScopes(mode, this.#consent.asked);
  }

  /** Where one is missing the run ends and Google asks for it; what follows is the person's next click. */
  requireScopes(_mode: unknown, scopes: readonly string[]): void {
    if (scopes.some(scope => !this.#consent.granted.includes(scope)))
      this.#execution.kill('Authorization is required to perform that action.');
  }

  getScriptId(): string {
    return 'workbench-script';
  }
}

const infoMethods = {
  getAuthorizationStatus: [''],
  getAuthorizationUrl: [''],
  getAuthorizedScopes: [''],
} as const satisfies Partial<
  // Google's types leave getAuthorizedScopes out. Source: AS/concepts/scopes.
  Record<keyof GoogleAppsScript.Script.AuthorizationInfo | 'getAuthorizedScopes', readonly string[]>
>;

class HostAuthorizationInfo
  implements Pick<GoogleAppsScript.Script.AuthorizationInfo, 'getAuthorizationStatus' | 'getAuthorizationUrl'>
{
  #isGranted: boolean;
  #granted: readonly string[];

  constructor(isGranted: boolean, granted: readonly string[]) {
    this.#isGranted = isGranted;
    this.#granted = granted;
  }

  getAuthorizedScopes(): string[] {
    return [...this.#granted];
  }

  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    return asGoogle(AuthorizationStatus[this.#isGranted ? 'NOT_REQUIRED' : 'REQUIRED'] as object);
  }

  getAuthorizationUrl(): string {
    return '';
  }
}

export class HostCharts {}

expose(HostSession, { name: 'Session', service: 'Session', methods: sessionMethods });
expose(HostScriptApp, {
  name: 'ScriptApp',
  service: 'ScriptApp',
  methods: scriptMethods,
  values: { AuthMode, AuthorizationStatus },
});
expose(HostAuthorizationInfo, { name: 'AuthorizationInfo', service: 'ScriptApp', methods: infoMethods });
expose(HostCharts, {
  name: 'Charts',
  service: 'Charts',
  methods: {},
  values: { ChartType, ChartHiddenDimensionStrategy, ChartMergeStrategy, CurveStyle, Position },
});
