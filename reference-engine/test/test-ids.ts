import { identifiers } from '../src/application/identifiers.ts'

let madeBytes = 0

/** Unlike those of any other process that a test has started. */
export const testBytes = (count: number): Uint8Array => {
  madeBytes += 1
  const bytes = Buffer.alloc(count)
  bytes.writeUInt32BE(process.pid, 0)
  bytes.writeUInt32BE(madeBytes, 4)
  return bytes
}

/** Ids sort by the real time of their making, whatever the test's clock says. */
export const testIds = identifiers(
  { epochMilliseconds: () => Date.now(), randomBytes: testBytes })
