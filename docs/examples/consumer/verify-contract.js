import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const refused = (what) => new Error(`Refused: ${what}. Remove node_modules and install the version `
  + 'of contract.lock.json again; if you move to another one on purpose, write its digests there.')

const requireDigest = (folder, { file, wanted, by }) => {
  const path = join(folder, file)
  const found = existsSync(path)
    ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'missing'
  if (found !== wanted) throw refused(`${file} is ${found}, ${by} says ${wanted}`)
}

/** Throws unless the installed contract is, byte for byte, the one that the lock names. */
export const verifyContract = (folder, lock) => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (version !== lock.version) {
    throw refused(`@valora/spec is ${version}, contract.lock.json says ${lock.version}`)
  }
  for (const [file, wanted] of Object.entries(lock.sha256)) {
    requireDigest(folder, { file, wanted, by: 'contract.lock.json' })
  }
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')
  for (const [wanted, file] of sums.map((line) => line.split('  '))) {
    requireDigest(folder, { file, wanted, by: 'SHA256SUMS' })
  }
  return sums.length
}
