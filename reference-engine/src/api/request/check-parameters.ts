import type { Fault } from '../../domain/fault.ts'
import { textFaults } from '../../domain/text-faults.ts'
import { followed } from '../contract/operations.ts'
import type { Schema } from '../contract/contract.ts'
import type { Operation, ParameterPlace } from '../contract/operation.ts'
import { faultsOf } from '../validation/faults-of.ts'
import type { Compile } from '../validation/validators.ts'

export type Given = { readonly [name: string]: string | undefined }
export type Checked =
  { readonly values: { readonly [name: string]: unknown }; readonly faults: readonly Fault[] }

/** Checks the parameters of one place; text becomes a number only where the schema wants one. */
export const parameterCheck = (
  { operation, document, place }:
    { operation: Operation; document: Schema; place: ParameterPlace },
  compile: Compile,
): ((given: Given) => Checked) => {
  const parameters = operation.parameters.filter((parameter) => parameter.in === place)
  const nameOf = (name: string) => (place === 'header' ? name.toLowerCase() : name)
  const integers = new Set(parameters
    .filter(({ schema }) => followed(document, schema).type === 'integer')
    .map(({ name }) => nameOf(name)))
  const validate = compile({
    type: 'object',
    // A request has headers of its own besides the contract's.
    additionalProperties: place === 'header',
    required: parameters.filter(({ required }) => required).map(({ name }) => nameOf(name)),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [nameOf(name), schema])),
  })
  const spelled = new Map(parameters.map(({ name }) => [nameOf(name), name]))
  const check = (given: Given): Checked => {
    const values = Object.fromEntries(Object.entries(given)
      .filter(([name, value]) => value !== undefined && (place !== 'header' || spelled.has(name)))
      .map(([name, value]) => [name, integers.has(name) ? integerIn(value) : value]))
    const texts = Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as
      { [name: string]: string }
    const faults = [
      ...(validate(values) ? [] : faultsOf(validate.errors)),
      ...(place === 'header' ? [] : textFaults(texts)),
    ]
    return { values, faults: faults.map((fault) => placed(fault, { place, spelled })) }
  }
  // Most requests send nothing in most places, and what comes of nothing is always the same.
  const ofNothing = check({})
  Object.freeze(ofNothing.values)
  return (given) => (Object.keys(given).length === 0 ? ofNothing : check(given))
}

const integerIn = (text: string | undefined): unknown =>
  text !== undefined && /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text

type Place = { readonly place: ParameterPlace; readonly spelled: ReadonlyMap<string, string> }

const placed = (fault: Fault, { place, spelled }: Place): Fault => {
  const name = fault.pointer.slice(1)
  return { ...fault, pointer: `#/${place}/${spelled.get(name) ?? name}` }
}
