// HtmlService: files of the project as pages. Templates are not here; the add-on ships one finished file.
import { asGoogle } from './context.ts';
import { Refusal } from './problem.ts';
import { expose } from './surface.ts';

type G = GoogleAppsScript.HTML.HtmlOutput;

const outputMethods = {
  addMetaTag: ['string,string'],
  append: ['string'],
  getContent: [''],
  getHeight: [''],
  getTitle: [''],
  getWidth: [''],
  setContent: ['string'],
  setHeight: ['number'],
  setTitle: ['string'],
  setWidth: ['number'],
} as const satisfies Partial<Record<keyof G, readonly string[]>>;

export class HostHtmlOutput implements Pick<G, keyof typeof outputMethods> {
  #content: string;
  #title = '';
  #width = 600;
  #height = 400;

  constructor(content: string) {
    this.#content = content;
  }

  addMetaTag(_name: string, _content: string): G {
    return asGoogle(this);
  }

  append(addedContent: string): G {
    this.#content += addedContent;
    return asGoogle(this);
  }

  getContent(): string {
    return this.#content;
  }

  setContent(content: string): G {
    this.#content = content;
    return asGoogle(this);
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): G {
    this.#title = title;
    return asGoogle(this);
  }

  getWidth(): number {
    return this.#width;
  }

  setWidth(width: number): G {
    this.#width = width;
    return asGoogle(this);
  }

  getHeight(): number {
    return this.#height;
  }

  setHeight(height: number): G {
    this.#height = height;
    return asGoogle(this);
  }
}

const serviceMethods = {
  createHtmlOutput: ['', 'string'],
  createHtmlOutputFromFile: ['string'],
} as const satisfies Partial<Record<keyof GoogleAppsScript.HTML.HtmlService, readonly string[]>>;

export class HostHtmlService implements Pick<GoogleAppsScript.HTML.HtmlService, keyof typeof serviceMethods> {
  #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  createHtmlOutput(html?: unknown): G {
    return asGoogle(new HostHtmlOutput(typeof html === 'string' ? html : ''));
  }

  createHtmlOutputFromFile(filename: string): G {
    const name = filename.replace(/\.html$/, '');
    const content = this.#files[name];
    if (content === undefined) throw new Refusal(`No HTML file named ${name} was found.`);
    return asGoogle(new HostHtmlOutput(content));
  }
}

expose(HostHtmlOutput, { name: 'HtmlOutput', service: 'HtmlService', methods: outputMethods });
expose(HostHtmlService, { name: 'HtmlService', service: 'HtmlService', methods: serviceMethods });
