import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ImportFault } from './import-fault.ts'

export type ImportOptions = {
  /** As given, for people; `-` is stdin. */
  readonly file: string
  /** The engine's `/v1`. */
  readonly base: string
  readonly apiKey: string
  readonly batch: number
  readonly connections: number
  readonly rejected: string | undefined
  readonly progress: string | undefined
  readonly restart: boolean
  readonly json: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const flags = {
  'url': text, 'api-key': text, 'batch': text, 'connections': text, 'rejected': text,
  'progress': text, 'restart': flag, 'json': flag, 'help': { ...flag, short: 'h' },
} as const

export const wrong = (message: string): ImportFault =>
  new ImportFault(`${message}; see valora-engine import --help`, 2)

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true, strict: true })
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/)
    throw wrong(sentence.replace(/\.$/, ''))
  }
}

/** What the command line asks for, or nothing where it asks for help. */
export const readImportOptions = (
  args: string[], environment: Environment,
): ImportOptions | undefined => {
  const { values, positionals } = parse(args)
  if (values.help === true) return undefined
  const [file, ...more] = positionals
  if (file === undefined || file === '') throw wrong('import needs a FILE, or - for stdin')
  if (more.length > 0) throw wrong(`import takes one FILE, not ${positionals.length}`)
  const options = {
    file,
    base: baseOf(values.url),
    apiKey: keyOf(values['api-key'] ?? environment['VALORA_API_KEY']),
    batch: integerOf('batch', values.batch, { most: 1000 }) ?? 1000,
    connections: integerOf('connections', values.connections, { most: 64 }) ?? 4,
    rejected: pathOf('rejected', values.rejected),
    progress: pathOf('progress', values.progress),
    restart: values.restart === true,
    json: values.json === true,
  }
  requireDistinct([file, options.rejected, options.progress])
  return options
}

/** What it is given is not said again: an address may hold a password. */
const baseOf = (url: string | undefined): string => {
  if (url === undefined) throw wrong('import needs --url URL')
  const fault = wrong('--url takes an address such as http://127.0.0.1:8080/v1')
  if (!URL.canParse(url)) throw fault
  const { protocol, origin, pathname, search, hash, username, password } = new URL(url)
  if (!['http:', 'https:'].includes(protocol) || search !== '' || hash !== '') throw fault
  if (username !== '' || password !== '') throw wrong('--url takes no user and no password')
  const path = pathname.replace(/\/+$/, '')
  return `${origin}${path.endsWith('/v1') ? path : `${path}/v1`}`
}

const keyOf = (key: string | undefined): string => {
  if (key === undefined || key === '') throw wrong('import needs VALORA_API_KEY or --api-key KEY')
  if (/^[\x21-\x7e]{1,512}$/.test(key)) return key
  throw wrong('the API key must be 1 to 512 visible ASCII characters')
}

const integerOf = (
  name: string, given: string | undefined, { most }: { readonly most: number },
): number | undefined => {
  if (given === undefined) return undefined
  const value = /^\d{1,9}$/.test(given) ? Number(given) : 0
  if (value >= 1 && value <= most) return value
  throw wrong(`--${name} takes a whole number from 1 to ${most}, not '${given}'`)
}

const pathOf = (name: string, given: string | undefined): string | undefined => {
  if (given === '') throw wrong(`--${name} must not be empty`)
  return given
}

/** One file must not overwrite another; the default names differ from any given FILE. */
const requireDistinct = (paths: readonly (string | undefined)[]): void => {
  const given = paths.filter((path) => path !== undefined).map((path) => resolve(path))
  if (new Set(given).size < given.length) {
    throw wrong('FILE, --rejected and --progress must be different files')
  }
}
