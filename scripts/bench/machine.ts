import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

export type Machine = ReturnType<typeof machine>

/** What the figures were measured on; without it they say nothing. */
export const machine = () => ({
  platform: `${process.platform} ${process.arch}`,
  cpus: availableParallelism(),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  /** What was running in the minute before. */
  load_average: loadavg()[0] ?? 0,
  memory_bytes: totalmem(),
  node: process.versions.node,
})
