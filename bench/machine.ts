import { cpus, loadavg, totalmem } from 'node:os';

/** The machine that the figures are from, how busy it was with other things at the start, and the day. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model.trim()}, ${cpus().length} cores, ${memory} GiB of memory, load ${loadavg()[0]?.toFixed(1)} before the run; ${process.platform} ${process.arch}; Node ${process.version} (V8 ${process.versions.v8}); ${new Date().toISOString().slice(0, 10)}`;
}
