import type { Subject } from './subject.ts'

const shown_max = 3

export type Sources = {
  /** The operations that lead to each place of the contract. */
  readonly users: ReadonlyMap<string, readonly string[]>
  /** The file that says it, by the place of each component and problem that there is. */
  readonly files: ReadonlyMap<string, string>
}

/** `POST /invoices/{invoice_id}/void` of the contract stands in this file of spec/paths. */
const pathFile = (operation: string): string => {
  const parts = (operation.split(' ')[1] ?? '').split('/').slice(1)
  return `spec/paths/${parts.map((part) => part.startsWith('{') ? 'by-id' : part).join('.')}.yaml`
}

const fileOf = ({ kind, name, place }: Subject, { users, files }: Sources): string | undefined => {
  // One that is gone has no file to link.
  if (kind === 'operation') return users.has(place) ? pathFile(name) : undefined
  if (kind === 'requirement') return 'docs/requirements.md'
  return kind === 'other' ? 'spec/openapi.yaml' : files.get(place)
}

/** What changed, linked to the file that says it. */
export const linkTo = (subject: Subject, sources: Sources, label = subject.name): string => {
  const shown = subject.kind === 'requirement' ? label : `\`${label}\``
  const file = fileOf(subject, sources)
  return file === undefined ? shown : `[${shown}](${file})`
}

const listed = (operations: readonly string[]): string => {
  const shown = operations.slice(0, shown_max)
    .map((operation) => `[\`${operation}\`](${pathFile(operation)})`).join(', ')
  const left = operations.length - shown_max
  return left > 0 ? `${shown} and ${left} more` : shown
}

/** The same, with the operations at which a client meets it. */
export const subjectTitle = (subject: Subject, sources: Sources): string => {
  const title = linkTo(subject, sources)
  const operations = subject.kind === 'operation' ? [] : sources.users.get(subject.place) ?? []
  return operations.length > 0 ? `${title} (${listed(operations)})` : title
}
