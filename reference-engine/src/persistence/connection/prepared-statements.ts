import pg from 'pg'

const names = new Map<string, string>()

/**
 * A statement that each connection parses and plans once. For the few that run all the time:
 * the text of one must be the same every time, with its values in parameters. Each text has a name
 * of its own, also where several engines of one process give one name to different texts.
 */
export const prepared = (name: string, statement: string): string => {
  if (!names.has(statement)) names.set(statement, `${name}_${names.size}`)
  return statement
}

type Query = (...given: unknown[]) => unknown

/** A connection that knows the prepared statements by their text. */
export class PreparingClient extends pg.Client {
  // oxlint-disable-next-line typescript/no-explicit-any -- one of the overloads of pg
  override query(...given: any[]): any {
    const [text, values, ...rest] = given as unknown[]
    const name = typeof text === 'string' ? names.get(text) : undefined
    const query = super.query.bind(this) as unknown as Query
    return name === undefined ? query(...given) : query({ name, text, values }, ...rest)
  }
}
