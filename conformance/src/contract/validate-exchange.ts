import type { Exchange } from '../api/exchange.ts'
import { createFormReader, type AnswerForm } from './answer-form.ts'
import type { Contract, JsonObject, Operation } from './contract.ts'
import { createFinder, type Route } from './find-operation.ts'
import { problemViolations } from './problem-violations.ts'
import { at, pointerOf, resolvePointer } from './resolve.ts'
import { createSchemaValidator, type SchemaValidator } from './schema-validator.ts'
import type { Violation } from './violation.ts'

export type Answer = Pick<Exchange, 'status' | 'headers' | 'contentType' | 'text' | 'body'>

export type ExchangeValidator = (
  request: { method: string; path: string }, answer: Answer,
) => { operationId: string | null; violations: Violation[] }

type Found = Pick<Violation, 'kind' | 'at' | 'detail'>

const responsePointer = (document: JsonObject, operation: Operation, status: number) => {
  const { path, method } = operation
  const own = pointerOf(['paths', path, method.toLowerCase(), 'responses', String(status)])
  return at(document, own) === undefined ? null : resolvePointer(document, own)
}

// Header values are text; a schema of numbers judges the number that the text says.
const readHeader = (text: string): unknown => (/^-?\d+$/.test(text) ? Number(text) : text)

const headerViolations = (
  validate: SchemaValidator, { headers }: AnswerForm, { answer }: { answer: Answer },
): Found[] =>
  headers.flatMap(({ name, required, schema }): Found[] => {
    const text = answer.headers[name.toLowerCase()]
    if (text === undefined) {
      return required ? [{ kind: 'header', at: name, detail: `Header ${name} is missing.` }] : []
    }
    return validate(schema, readHeader(text)).map(({ detail }) =>
      ({ kind: 'header', at: name, detail: `Header ${name}: "${text}" ${detail}.` }))
  })

const bodyViolations = (
  validate: SchemaValidator, { bodies }: AnswerForm, { answer }: { answer: Answer },
): Found[] => {
  if (bodies.size === 0) return []
  const { contentType, body } = answer
  const schema = bodies.get(contentType)
  if (schema === undefined) {
    const declared = [...bodies.keys()].join(' or ')
    const detail = `Content-Type is "${contentType}", declared is ${declared}.`
    return [{ kind: 'content-type', at: 'Content-Type', detail }]
  }
  if (body === undefined) return [{ kind: 'body', at: '/', detail: 'The body is not JSON.' }]
  return validate(schema, body)
    .map((fault) => ({ kind: 'body', at: fault.at, detail: `${fault.at} ${fault.detail}.` }))
}

// The row that promises it for every answer; other violations belong to the check that saw them.
const requirementOf = ({ kind, at: place }: Found, status: number): string | null => {
  if (kind === 'header' && place === 'Valora-Spec-Version') return 'VER-3.2'
  if (kind === 'problem') return place === '/detail' ? 'ERR-2.3' : 'ERR-2.1'
  return status >= 400 && (kind === 'content-type' || kind === 'body') ? 'ERR-2.1' : null
}

// A path or method outside of the contract has no responses of its own: any refusal stands in
// for it, judged by the shared response of a missing object.
const outsidePointer = '/components/responses/NotFound'

const outsideViolations = (route: Route, status: number): Found[] => {
  const wanted = route.known === 'path' ? 405 : 404
  if (status >= 400 && status < 500) return []
  const detail = `Status ${status} outside of the contract's paths; promised is ${wanted}.`
  return [{ kind: 'route', at: 'status', detail }]
}

const validatorFor = (contract: Contract): ExchangeValidator => {
  const { document } = contract
  const validate = createSchemaValidator(document)
  const formAt = createFormReader(document)
  const find = createFinder(contract)
  const judge = (route: Route, answer: Answer): Found[] => {
    const operation = route.known === 'operation' ? route.operation : null
    const outside = operation === null ? outsideViolations(route, answer.status) : []
    if (outside.length > 0) return outside
    const pointer = operation === null
      ? outsidePointer
      : responsePointer(document, operation, answer.status)
    if (pointer === null) {
      const declared = operation?.statuses.join(', ')
      const detail = `Status ${answer.status} is not declared; declared are ${declared}.`
      return [{ kind: 'status', at: 'status', detail }]
    }
    const form = formAt(pointer)
    return [
      ...headerViolations(validate, form, { answer }),
      ...bodyViolations(validate, form, { answer }),
      ...problemViolations(contract, operation, answer),
    ]
  }
  return ({ method, path }, answer) => {
    const route = find(method, path)
    const operationId = route.known === 'operation' ? route.operation.operationId : null
    const named = operationId ?? `${method} ${path.split('?')[0]}`
    const violations = judge(route, answer).map((found) => ({
      ...found, operation: named, status: answer.status,
      requirement: requirementOf(found, answer.status),
    }))
    return { operationId, violations }
  }
}

const known = new WeakMap<Contract, ExchangeValidator>()

/**
 * Judges answers by the contract alone: status, headers, content type, body, problem code. What it
 * compiles for a contract serves every run of the process.
 */
export const createExchangeValidator = (contract: Contract): ExchangeValidator => {
  const validator = known.get(contract) ?? validatorFor(contract)
  known.set(contract, validator)
  return validator
}
