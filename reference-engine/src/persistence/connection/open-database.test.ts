import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { DatabaseTooOld } from './database-too-old.ts'
import { DatabaseUnreachable } from './database-unreachable.ts'
import { openDatabase } from './open-database.ts'

const served = (change: (url: URL) => void) => {
  const url = new URL(inject('postgresqlUrl'))
  change(url)
  return openDatabase({ kind: 'postgresql', url: url.href })
}

describe('opening a database', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'valora-open-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test.each<[string, (url: URL) => void, RegExp]>([
    ['a closed port', (url) => { url.port = '1' }, /connection refused$/],
    ['a socket that is not there', (url) => { url.searchParams.set('host', '/nowhere') },
      /at \/nowhere:\d+\/\S+: connect ENOENT/],
    ['an unknown host', (url) => { url.host = 'nowhere.invalid' }, /host/],
    ['an unknown database', (url) => { url.pathname = 'no_such' }, /no such database$/],
    ['a wrong login', (url) => {
      url.username = 'nobody'
      url.password = 'secret-guess'
    }, /was refused$/]
  ])('%s is one line without the password', async (_, change, message) => {
    const error: unknown = await served(change).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DatabaseUnreachable)
    expect(String(error)).toMatch(message)
    expect(String(error)).not.toMatch(/secret-guess|valora:|\n/)
  })

  test.each(['not a url', 'mysql://localhost/x'])('%s is not a PostgreSQL URL', async (url) => {
    const opening = openDatabase({ kind: 'postgresql', url })
    await expect(opening).rejects.toBeInstanceOf(DatabaseUnreachable)
  })

  test('a server older than 15 is named with its version', async () => {
    const server = createServer((socket) => speakAs14(socket)).listen(0, 'localhost')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const opening = openDatabase({ kind: 'postgresql', url: `postgres://localhost:${port}/old` })
    await expect(opening).rejects.toBeInstanceOf(DatabaseTooOld)
    await expect(opening).rejects.toThrow('is PostgreSQL 14.9; 15 or newer is needed')
    server.close()
  })

  test('a directory is used by one opener at a time', async () => {
    const location = { kind: 'directory', directory: join(folder, 'one') } as const
    const first = await openDatabase(location)
    await expect(openDatabase(location)).rejects.toThrow(/process \d+ is using it/)
    await first.close()
    await (await openDatabase(location)).close()
  })

  test('a lock left by a dead process does not lock', async () => {
    const directory = await mkdtemp(join(folder, 'left-'))
    await writeFile(join(directory, 'valora.lock'), '999999999')
    const database = await openDatabase({ kind: 'directory', directory })
    await expect(database.ping()).resolves.toBeUndefined()
    await database.close()
  })

  test('many transactions in memory let others in between them', async () => {
    const database = await openDatabase({ kind: 'memory' })
    let others = 0
    const timer = setInterval(() => { others += 1 }, 1)
    for (let count = 0; count < 100; count += 1) {
      await database.transaction((transaction) =>
        transaction.executeQuery(CompiledQuery.raw('select 1')))
    }
    clearInterval(timer)
    await database.close()
    expect(others).toBeGreaterThan(1)
  })

  test('a file where the directory belongs is one line', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const opening = openDatabase({ kind: 'directory', directory: file })
    await expect(opening).rejects.toBeInstanceOf(DatabaseUnreachable)
  })
})

/** The few messages by which a PostgreSQL 14 logs a client in and answers its queries. */
const speakAs14 = (socket: Socket): void => {
  const message = (tag: string, body: Buffer) => {
    const head = Buffer.alloc(5)
    head.write(tag)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const text = (value: string) => Buffer.from(`${value}\0`)
  const number16 = (value: number) => Buffer.from([value >> 8, value & 255])
  const textType = Buffer.from([0, 0, 0, 25, 255, 255])
  const field = (name: string) =>
    Buffer.concat([text(name), Buffer.alloc(6), textType, Buffer.alloc(6)])
  const fields = [field('server_version_num'), field('server_version')]
  const column = (value: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, value.length]), Buffer.from(value)])
  const ready = message('Z', Buffer.from('I'))
  socket.on('error', () => {})
  socket.once('data', () => {
    socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
    socket.on('data', () => socket.write(Buffer.concat([
      message('T', Buffer.concat([number16(2), ...fields])),
      message('D', Buffer.concat([number16(2), column('140009'), column('14.9')])),
      message('C', text('SELECT 1')),
      ready
    ])))
  })
}
