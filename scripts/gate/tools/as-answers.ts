import {
  elementsOf, isNode, membersOf, nodeAt, referenceOf, type Node,
} from '../document/json-node.ts'
import { methods } from '../document/shapes.ts'

const follow = (document: Node, value: unknown): Node => {
  const reference = referenceOf(value)
  return membersOf(reference === undefined ? value : nodeAt(document, reference))
}

const headersOf = (document: Node, operation: Node): Node =>
  Object.fromEntries(elementsOf(operation['parameters']).flatMap((written) => {
    const { name, in: place, ...header } = follow(document, written)
    return place === 'header' ? [[String(name), header]] : []
  }))

/** What the receiver may answer is what it sends to us: a request for each status with a body. */
const answers = (document: Node, responses: unknown): [string, Node][] =>
  Object.entries(membersOf(responses)).flatMap(([status, written]): [string, Node][] => {
    const { content } = follow(document, written)
    if (content === undefined) return []
    const item = { post: { requestBody: { content }, responses: { '204': noContent } } }
    return [[`/answers/${status}`, item]]
  })

const noContent = { description: 'Nothing.' }

/** One call of the engine, as if the receiver had asked for it: its payload is an answer. */
const asAnswer = (document: Node, operation: Node): [string, Node][] => {
  const { content } = follow(document, operation['requestBody'])
  const payload = {
    description: 'What is sent.',
    headers: headersOf(document, operation),
    ...(content === undefined ? {} : { content }),
  }
  return [
    ['', { get: { responses: { '200': payload } } }],
    ...answers(document, operation['responses']),
  ]
}

const itemAsAnswers = (document: Node, [name, item]: [string, unknown]): [string, Node][] =>
  methods.flatMap((method) => {
    const operation = membersOf(item)[method]
    if (!isNode(operation)) return []
    return asAnswer(document, operation).map(([suffix, synthetic]): [string, Node] =>
      [`/${name}:${method}${suffix}`, synthetic])
  })

const callbackItems = (document: Node, [path, item]: [string, unknown]): [string, unknown][] =>
  methods.flatMap((method) => {
    const operation = membersOf(membersOf(item)[method])
    return Object.entries(membersOf(operation['callbacks'])).flatMap(([name, written]) =>
      Object.values(follow(document, written)).map((callback, index): [string, unknown] =>
        [`callback:${path.replace(/[{}]/g, '')}:${method}:${name}:${index}`, callback]))
  })

const withoutCallbacks = (item: unknown): Node =>
  Object.fromEntries(Object.entries(membersOf(item)).map(([key, operation]) => {
    if (!isNode(operation)) return [key, operation]
    const { callbacks: _, ...rest } = operation
    return [key, rest]
  }))

/**
 * The tools take a webhook's payload for a request to us and so judge it the wrong way round: each
 * payload of a webhook or a callback becomes the answer of a GET of its own.
 */
export const asAnswers = (document: Node): Node => {
  const { webhooks, paths, ...rest } = document
  const called = [
    ...Object.entries(membersOf(webhooks)).map(([name, item]): [string, unknown] =>
      [`webhook:${name}`, item]),
    ...Object.entries(membersOf(paths)).flatMap((entry) => callbackItems(document, entry)),
  ]
  const kept = Object.entries(membersOf(paths))
    .map(([path, item]) => [path, withoutCallbacks(item)])
  const made = called.flatMap((one) => itemAsAnswers(document, one))
  return { ...rest, paths: { ...Object.fromEntries(kept), ...Object.fromEntries(made) } }
}
