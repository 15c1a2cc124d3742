import { CompiledQuery } from 'kysely'
import { fixedText } from '../../domain/metering/fixed-value.ts'
import type { Transaction } from '../connection/database.ts'
import { bigints, instants, smallints, texts } from './binary-array.ts'
import type { RollupDelta } from './rollup-deltas.ts'

/** Checksums are sums modulo 2^256 (INV 8.4). */
export const checksumModulus = (2n ** 256n).toString()

/** The parameters of the function `add_usage`: the rollups, then their distinct values. */
export const deltaParameters = (deltas: readonly RollupDelta[]): Buffer[] => [
  ...keys(deltas),
  bigints(deltas, ({ rollup }) => rollup.count),
  texts(deltas, ({ rollup }) => fixedText(rollup.sum)),
  texts(deltas, ({ rollup }) => fixedText(rollup.weighted)),
  texts(deltas, ({ rollup }) => (rollup.max === undefined ? null : fixedText(rollup.max))),
  texts(deltas, ({ rollup }) => (rollup.min === undefined ? null : fixedText(rollup.min))),
  texts(deltas, ({ rollup: { latest } }) => (latest ? fixedText(latest.value) : null)),
  instants(deltas, ({ rollup: { latest } }) => latest?.timestamp ?? null),
  texts(deltas, ({ rollup: { latest } }) => latest?.eventId ?? null),
  texts(deltas, ({ rollup }) => rollup.checksum.toString()),
  ...uniqueParameters(deltas)
]

type Key = Omit<RollupDelta, 'rollup'>

const uniqueParameters = (deltas: readonly RollupDelta[]): Buffer[] => {
  const values: Array<Key & { readonly value: string }> = []
  for (const { rollup, ...key } of deltas.filter((delta) => delta.rollup.distinct.size > 0)) {
    for (const value of [...rollup.distinct].sort()) values.push({ ...key, value })
  }
  return [...keys(values), texts(values, ({ value }) => value)]
}

const keys = (from: readonly Key[]): Buffer[] => [
  smallints(from, ({ place }) => place.bucket),
  bigints(from, ({ place }) => place.customerNumber),
  bigints(from, ({ meterNumber }) => meterNumber),
  instants(from, ({ hour }) => hour),
  texts(from, ({ groupKey }) => groupKey),
  texts(from, ({ groupTexts }) => groupTexts)
]

const parameter_count = 22
const statement = `select add_usage(${Array.from({ length: parameter_count },
  (_, index) => `$${index + 1}`).join(', ')})`

/** Adds to the rollups what events add that are stored by another statement. */
export const addDeltas = async (
  transaction: Transaction,
  deltas: readonly RollupDelta[]
): Promise<void> => {
  if (deltas.length === 0) return
  await transaction.executeQuery(CompiledQuery.raw(statement, deltaParameters(deltas)))
}
