import pg from 'pg'
import { Failure } from '../run/failure.ts'
import type { Cleanup } from './open-place.ts'

/** A name that begins with a slash is the folder of a socket. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

const readUrl = (text: string): URL => {
  const url = URL.parse(text)
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new Failure('DATABASE_URL must start with postgres://', 'usage')
  }
  const place = url.searchParams.get('host') ?? url.hostname
  if (place.startsWith('/') || loopback.test(place)) return url
  throw new Failure(`DATABASE_URL names ${place}: the bench measures this machine alone`, 'usage')
}

const execute = async (url: URL, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    await client.query(statement)
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    const place = url.searchParams.get('host') ?? url.host
    throw new Failure(`cannot use the database at ${place}: ${reason}`, 'missing')
  } finally {
    await client.end()
  }
}

/** A database of the bench's own on the server that DATABASE_URL names; dropped at the end. */
export const createGivenDatabase = async (text: string, cleanup: Cleanup): Promise<string> => {
  const url = readUrl(text)
  const name = `valora_bench_${process.pid}`
  await execute(url, `create database ${name}`)
  cleanup.defer(() => execute(url, `drop database if exists ${name} with (force)`))
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
