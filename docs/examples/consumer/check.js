/**
 * node check.js SCHEMA FILE
 *
 * Exit codes: 0 the document fits, 1 it does not, 2 wrong usage or a file that cannot be read,
 * 3 the contract is not the one that is pinned.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { verifyContract } from './verify-contract.js'

const read = (path) => JSON.parse(readFileSync(path, 'utf8'))
const end = (exitCode, text) => {
  console.log(text)
  process.exit(exitCode)
}

const [schema, file] = process.argv.slice(2)
if (file === undefined) end(2, 'Usage: node check.js SCHEMA FILE')

const contract = dirname(fileURLToPath(import.meta.resolve('@valora/spec/package.json')))
const lock = read(new URL('contract.lock.json', import.meta.url))
try {
  const files = verifyContract(contract, lock)
  console.log(`@valora/spec ${lock.version}: ${files} files are what is pinned.`)
} catch (error) {
  end(3, error.message)
}

const schemas = join(contract, 'schemas')
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(readdirSync(schemas).map((name) => read(join(schemas, name))))
const fits = ajv.getSchema(`https://valora.dev/spec/${lock.version}/schemas/${schema}.json`)
if (fits === undefined) end(2, `The contract has no schema ${schema}.`)

let document
try {
  document = read(file)
} catch (error) {
  end(2, `${file} cannot be read: ${error.message}`)
}
if (fits(document)) end(0, `${file} is a ${schema}.`)
end(1, `${file} is no ${schema}:\n${fits.errors
  .map(({ instancePath, message }) => `  ${instancePath || '/'} ${message}`).join('\n')}`)
