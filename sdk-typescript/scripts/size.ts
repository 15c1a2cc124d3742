/**
 * npm run size --workspace @valora/sdk
 *
 * Measures what the SDK costs a page: the whole browser bundle, minified, gzip level 9.
 * Exit codes: 0 within the budget, 1 above it.
 */
import { gzipSync } from 'node:zlib'
import { bundleBrowser } from './bundle-browser.ts'

/** 6000 held until the SDK named the versions of a server out of range and kept its own timers. */
export const gzipBytesMax = 6300

/** The bytes of the minified bundle, plain and compressed. */
export const measureSize = async (): Promise<{ bytes: number; gzipBytes: number }> => {
  const bundle = await bundleBrowser('esm')
  return { bytes: bundle.length, gzipBytes: gzipSync(bundle, { level: 9 }).length }
}

if (import.meta.main) {
  const { bytes, gzipBytes } = await measureSize()
  console.log(`@valora/sdk: ${bytes} bytes, ${gzipBytes} gzip of ${gzipBytesMax} at most`)
  if (gzipBytes > gzipBytesMax) process.exitCode = 1
}
