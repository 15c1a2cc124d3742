import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Rejects as listening would if the port is taken. It is asked before the database is opened and
 * migrated, which takes its time and may already be another engine's.
 */
export const requireFreePort = async (
  address: { readonly host: string; readonly port: number },
): Promise<void> => {
  const probe = createServer()
  probe.listen(address)
  await once(probe, 'listening')
  await new Promise((resolve) => { probe.close(resolve) })
}
