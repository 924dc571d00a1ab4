import { cpus, totalmem } from 'node:os';

/** The machine that the figures are from, and the day. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model.trim()}, ${cpus().length} cores, ${memory} GiB of memory; ${process.platform} ${process.arch}; Node ${process.version} (V8 ${process.versions.v8}); ${new Date().toISOString().slice(0, 10)}`;
}
