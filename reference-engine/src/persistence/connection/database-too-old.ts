/** The oldest major version whose SQL the statements of this engine are proven on. */
export const oldestMajorVersion = 15

/** The server speaks PostgreSQL, but an older one than the engine's statements need. */
export class DatabaseTooOld extends Error {
  override readonly name = 'DatabaseTooOld'

  static of(place: string, version: string): DatabaseTooOld {
    return new DatabaseTooOld(
      `the database at ${place} is PostgreSQL ${version}; ${oldestMajorVersion} or newer is needed`
    )
  }
}
