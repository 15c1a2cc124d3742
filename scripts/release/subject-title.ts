import type { Subject } from './subject.ts'

const shown_max = 3

/** `POST /invoices/{invoice_id}/void` of the contract stands in this file of spec/paths. */
const pathFile = (path: string): string =>
  `${path.split('/').slice(1).map((part) => part.startsWith('{') ? 'by-id' : part).join('.')}.yaml`

const linked = (operation: string): string =>
  `[\`${operation}\`](spec/paths/${pathFile(operation.split(' ')[1] ?? '')})`

const listed = (operations: readonly string[]): string => {
  const shown = operations.slice(0, shown_max).map(linked).join(', ')
  const left = operations.length - shown_max
  return left > 0 ? `${shown} and ${left} more` : shown
}

const named = ({ kind, name, place }: Subject): string => {
  if (kind === 'requirement') return `[${name}](docs/requirements.md)`
  if (kind === 'problem') return `[\`${name}\`](docs/problems/${name}.md)`
  return `\`${kind === 'other' ? place : name}\``
}

/** The name of what changed, with links to the operations at which a client meets it. */
export const subjectTitle = (
  subject: Subject, users: ReadonlyMap<string, readonly string[]>,
): string => {
  const operations = users.get(subject.place) ?? []
  if (subject.kind === 'operation') {
    // One that is gone has no file to link.
    return operations.length > 0 ? linked(subject.name) : named(subject)
  }
  return operations.length > 0 ? `${named(subject)} (${listed(operations)})` : named(subject)
}
