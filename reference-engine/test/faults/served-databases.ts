import pg from 'pg'

/** Databases on one served PostgreSQL, each made as the copy of another. */
export const servedDatabases = (serverUrl: string) => {
  const execute = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  const drop = (name: string) => execute(`drop database if exists ${name} with (force)`)
  return {
    /** Nobody may be connected to the template. Answers the URL. */
    copy: async (name: string, template: string): Promise<string> => {
      await drop(name)
      await execute(`create database ${name} template ${template}`)
      const url = new URL(serverUrl)
      url.pathname = name
      return url.href
    },
    drop,
  }
}

export type ServedDatabases = ReturnType<typeof servedDatabases>
