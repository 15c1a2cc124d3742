import { protocol } from '@electric-sql/pglite'
import type { PGlite } from '@electric-sql/pglite'
import { readPgliteAnswer } from './pglite-answer.ts'
import type { PgliteAnswer } from './pglite-answer.ts'

type Row = Record<string, unknown>

/** A statement that the database has parsed: what it takes, and how its rows are read. */
type Statement = {
  readonly name: string
  readonly parameterTypes: readonly number[]
  readonly columns: readonly { readonly name: string; readonly read: (text: string) => unknown }[]
}

export type StatementResult = {
  readonly rows: Row[]
  /** What was done, as PostgreSQL names it: `SELECT 2`, `COMMIT`. */
  readonly command: string
  /** How many rows it wrote. */
  readonly affected: number
}

const unnamed = ''
const { bind, close, describe, execute, parse, query, sync } = protocol.serialize

/**
 * The statements of one PGlite, which parses and plans each call anew: most of its time is gone in
 * that. A text that is met again is kept prepared, the one that was used last the longest. A change
 * of the schema may change what a statement answers, so it ends what was kept; and nothing is kept
 * before its transaction has ended, as it could be undone.
 */
export class PgliteStatements {
  readonly #pglite: PGlite
  readonly #kept_max: number
  readonly #kept = new Map<string, Statement>()
  readonly #met = new Set<string>()
  #names = 0
  #schemaMayChange = false
  #changes = 0
  #planAnewAt = 1000

  constructor(pglite: PGlite, { kept_max }: { readonly kept_max: number }) {
    this.#pglite = pglite
    this.#kept_max = kept_max
  }

  run(text: string, values: readonly unknown[]): Promise<StatementResult> {
    return this.#pglite.runExclusive(async () => {
      const statement = this.#keptFor(text) ?? await this.#prepare(text)
      const bound = bind({ statement: statement.name, values: this.#written(statement, values) })
      const answer = await this.#send([bound, execute()])
      const affected = affectedBy(answer.command)
      await this.#follow(answer, affected)
      const rows = answer.rows.map((texts) => readRow(statement.columns, texts))
      return { rows, command: answer.command, affected }
    })
  }

  #keptFor(text: string): Statement | undefined {
    const statement = this.#kept.get(text)
    if (statement === undefined) return undefined
    this.#kept.delete(text)
    this.#kept.set(text, statement)
    return statement
  }

  async #prepare(text: string): Promise<Statement> {
    const keeps = this.#met.has(text) && !this.#schemaMayChange
    const name = keeps ? `kept_${this.#names += 1}` : unnamed
    const answer = await this.#send([parse({ name, text }), describe({ type: 'S', name })])
    const statement = this.#described(name, answer)
    if (keeps) await this.#keep(text, statement)
    else this.#meet(text)
    return statement
  }

  #described(name: string, { parameterTypes, fields }: PgliteAnswer): Statement {
    const columns = fields.map((field) =>
      ({ name: field.name, read: this.#pglite.parsers[field.dataTypeID] ?? unchanged }))
    return { name, parameterTypes, columns }
  }

  async #keep(text: string, statement: Statement): Promise<void> {
    this.#kept.set(text, statement)
    const [oldest] = this.#kept
    if (this.#kept.size <= this.#kept_max || oldest === undefined) return
    this.#kept.delete(oldest[0])
    await this.#end([oldest[1]])
  }

  #meet(text: string): void {
    if (this.#met.size >= this.#kept_max * 10) this.#met.clear()
    this.#met.add(text)
  }

  async #end(statements: Iterable<Statement>): Promise<void> {
    await this.#send([...statements].map(({ name }) => close({ type: 'S', name })))
  }

  #written({ parameterTypes }: Statement, values: readonly unknown[]) {
    return values.map((value, at) => {
      if (value === null || value === undefined) return null
      const write = this.#pglite.serializers[parameterTypes[at] ?? 0] ?? String
      return write(value)
    })
  }

  /** Sends messages up to a sync, so that the database answers the next ones also after a fault. */
  async #send(parts: readonly Uint8Array[]): Promise<PgliteAnswer> {
    const chunks: Uint8Array[] = []
    await this.#pglite.execProtocolRawStream(Buffer.concat([...parts, sync()]), {
      syncToFs: false,
      // What comes lies in memory that the database uses again.
      onRawData: (bytes) => void chunks.push(bytes.slice()),
    })
    return readPgliteAnswer(Buffer.concat(chunks))
  }

  async #follow({ command, idle }: PgliteAnswer, affected: number): Promise<void> {
    if (!keepsSchema.test(command)) {
      this.#schemaMayChange = true
      await this.#end(this.#kept.values())
      this.#kept.clear()
    }
    await this.#planAnew(affected)
    if (!idle) return
    this.#schemaMayChange = false
    await this.#pglite.syncToFs()
  }

  /**
   * Nothing here watches tables grow, so all that was planned ends when the rows written have
   * doubled: then a plan that was right for an empty table may read a large one. A statement counts
   * for itself, too, as a function that it calls may write.
   */
  async #planAnew(affected: number): Promise<void> {
    this.#changes += 1 + affected
    if (this.#changes < this.#planAnewAt) return
    this.#planAnewAt = this.#changes * 2
    await this.#send([query('discard plans')])
  }
}

const unchanged = (text: string): string => text

const keepsSchema =
  /^(SELECT|INSERT|UPDATE|DELETE|MERGE|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|LOCK)\b/

const affectedBy = (command: string): number => {
  const [verb = '', ...counts] = command.split(' ')
  return affecting.has(verb) ? Number(counts.at(-1)) : 0
}

const affecting = new Set(['INSERT', 'UPDATE', 'DELETE', 'COPY', 'MERGE'])

const readRow = (columns: Statement['columns'], texts: readonly (string | null)[]): Row => {
  const row: Row = {}
  for (const [at, { name, read }] of columns.entries()) {
    const text = texts[at] ?? null
    row[name] = text === null ? null : read(text)
  }
  return row
}
