import { resolve } from 'node:path';
import type { Answer, Answers } from '../../src/addon/answers.ts';
import type { Requests } from '../../src/addon/requests.ts';
import type { OpenOptions } from '../../workbench/headless/open.ts';
import { open as openWorkbench, tabsOf } from '../../workbench/headless/open.ts';
import type { Workbench } from '../../workbench/host/workbench.ts';
import { samplePipeline } from '../samples/pipeline.ts';
import { SHARED } from './csv.ts';
import { product } from './product.ts';

/** The built add-on in the workbench. */
export function open(options: OpenOptions = {}): Promise<Workbench> {
  return openWorkbench({ dist: product.dist, ...options });
}

/** The built add-on in the workbench, with the sample pipeline. */
export function openSample(options: OpenOptions = {}): Promise<Workbench> {
  return open({ sheets: [samplePipeline()], ...options });
}

/** The built add-on in the workbench, with one of the real files. */
export async function openFile(name: string, options: OpenOptions = {}): Promise<Workbench> {
  return open({ sheets: await tabsOf(resolve(SHARED, 'data', name), options.locale), ...options });
}

/** What the sidebar would get for a request. */
export async function ask<Name extends keyof Requests>(
  workbench: Workbench,
  name: Name,
  request: Requests[Name],
): Promise<Answer<Answers[Name]>> {
  return JSON.parse((await workbench.call(name, JSON.stringify(request))) as string);
}

/** The value of an answer; a problem fails the test with its sentence. */
export async function asked<Name extends keyof Requests>(
  workbench: Workbench,
  name: Name,
  request: Requests[Name],
): Promise<Answers[Name]> {
  const answer = await ask(workbench, name, request);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value;
}

/** What the last toast said. */
export function toast(workbench: Workbench): string {
  return workbench.ui.toasts[workbench.ui.toasts.length - 1]?.message ?? '';
}

/** A table on a tab, as a script would read it, from a corner to the first blank row. */
export function table(workbench: Workbench, place: string): (string | number | boolean | Date)[][] {
  const rows = workbench.values(place);
  const end = rows.findIndex(row => row[0] === '');
  return end < 0 ? rows : rows.slice(0, end);
}
