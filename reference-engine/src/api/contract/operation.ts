import type { OperationId } from '../handler.ts'
import type { Schema } from './contract.ts'

export type ParameterPlace = 'query' | 'path' | 'header'

export type Parameter = {
  readonly name: string
  readonly in: ParameterPlace
  readonly required: boolean
  readonly schema: Schema
}

/** One operation as the contract declares it, with every reference to its parts followed. */
export type Operation = {
  readonly id: OperationId
  readonly method: string
  /** As in the contract: `/customers/{customer_id}`. */
  readonly path: string
  /** Whose key it takes; none is needed where this is absent. */
  readonly scheme?: 'apiKey' | 'platformKey' | undefined
  readonly scope?: string | undefined
  readonly parameters: readonly Parameter[]
  /** Schemas of the body by media type; empty where no body is expected. */
  readonly bodies: ReadonlyMap<string, Schema>
  readonly responses: ReadonlyMap<number, Schema>
  /** Every problem it may answer. */
  readonly problems: ReadonlySet<string>
}
