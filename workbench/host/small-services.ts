// Session, ScriptApp and Charts, as far as an add-on needs them.
import type { AuthMode as Mode } from './authorization.ts';
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
  getAuthorizationInfo: ['AuthMode'],
  getScriptId: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Script.ScriptApp, readonly string[]>>;

export class HostScriptApp {
  #mode: Mode;

  constructor(mode: Mode) {
    this.#mode = mode;
  }

  getAuthorizationInfo(): object {
    return new HostAuthorizationInfo(this.#mode === 'NONE' ? 'REQUIRED' : 'NOT_REQUIRED');
  }

  getScriptId(): string {
    return 'workbench-script';
  }
}

const infoMethods = {
  getAuthorizationStatus: [''],
  getAuthorizationUrl: [''],
} as const satisfies Partial<Record<keyof GoogleAppsScript.Script.AuthorizationInfo, readonly string[]>>;

class HostAuthorizationInfo
  implements Pick<GoogleAppsScript.Script.AuthorizationInfo, keyof typeof infoMethods>
{
  #status: string;

  constructor(status: string) {
    this.#status = status;
  }

  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    return asGoogle(AuthorizationStatus[this.#status] as object);
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
