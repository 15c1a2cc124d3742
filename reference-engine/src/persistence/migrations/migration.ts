/** One step of the schema. Once released its statements never change: a checksum guards them. */
export type Migration = {
  /** Sorts after every earlier migration: a four-digit number, then what it adds. */
  name: string
  statements: readonly string[]
}
