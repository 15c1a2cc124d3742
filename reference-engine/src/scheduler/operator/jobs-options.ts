import { parseArgs } from 'node:util'
import { billingJobKinds } from '../../application/billing/billing-job.ts'
import type { BillingJobKind } from '../../application/billing/billing-job.ts'
import { JobsFault } from './jobs-fault.ts'
import { jobStates } from './operated-jobs.ts'
import type { JobState } from './operated-jobs.ts'

type Common = { readonly json: boolean; readonly data: string | undefined }

export type JobsOptions = Common & (
  | {
    readonly action: 'list'
    readonly kind: BillingJobKind | undefined
    readonly states: readonly JobState[]
    readonly limit: number
  }
  | { readonly action: 'show'; readonly subjectId: string }
  | {
    readonly action: 'retry'
    /** Nothing where everything that failed is retried. */
    readonly subjectId: string | undefined
    readonly kind: BillingJobKind | undefined
  }
)

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const flags = {
  kind: text, state: text, limit: text, data: text, all: flag, json: flag,
  help: { ...flag, short: 'h' },
} as const

const limit_default = 20
const limit_max = 1000
const waiting: readonly JobState[] = ['failing', 'late', 'due']

const wrong = (message: string): JobsFault =>
  new JobsFault(`${message}; see valora-engine jobs --help`, 2)

const parse = (args: string[]) => {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true, strict: true })
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/)
    throw wrong(sentence.replace(/\.$/, ''))
  }
}

type Given = ReturnType<typeof parse>['values']

/** What the command line asks for, or nothing where it asks for help. */
export const readJobsOptions = (args: string[]): JobsOptions | undefined => {
  const { values, positionals: [action, subjectId, ...more] } = parse(args)
  if (values.help === true) return undefined
  if (more.length > 0) throw wrong(`jobs ${action} takes one ID`)
  if (values.data === '') throw wrong('--data must not be empty')
  const common = { json: values.json === true, data: values.data }
  switch (action) {
    case 'list': return { ...common, action, ...listed(values, subjectId) }
    case 'show': return { ...common, action, ...shown(values, subjectId) }
    case 'retry': return { ...common, action, ...retried(values, subjectId) }
    case undefined: throw wrong('expected list, show or retry, got nothing')
    default: throw wrong(`expected list, show or retry, got '${action}'`)
  }
}

const listed = (values: Given, subjectId: string | undefined) => {
  if (subjectId !== undefined) throw wrong('jobs list takes no ID: jobs show does')
  refuse(values, { all: 'retry' })
  const state = oneOf('state', { given: values.state, known: jobStates })
  return {
    kind: kindIn(values),
    states: state === undefined ? waiting : [state],
    limit: limitIn(values.limit),
  }
}

const shown = (values: Given, subjectId: string | undefined) => {
  refuse(values, { kind: 'list and retry', state: 'list', limit: 'list', all: 'retry' })
  if (subjectId === undefined || subjectId === '') throw wrong('jobs show needs an ID')
  return { subjectId }
}

const retried = (values: Given, subjectId: string | undefined) => {
  refuse(values, { state: 'list', limit: 'list' })
  if ((values.all === true) === (subjectId !== undefined)) {
    throw wrong('jobs retry needs either an ID or --all')
  }
  return { subjectId, kind: kindIn(values) }
}

const refuse = (values: Given, others: { readonly [Name in keyof Given]?: string }): void => {
  for (const [name, owner] of Object.entries(others)) {
    if (values[name as keyof Given] !== undefined) throw wrong(`--${name} belongs to jobs ${owner}`)
  }
}

const kindIn = ({ kind }: Given) => oneOf('kind', { given: kind, known: billingJobKinds })

type Named<Value> = { readonly given: string | undefined; readonly known: readonly Value[] }

const oneOf = <Value extends string>(
  name: string, { given, known }: Named<Value>,
): Value | undefined => {
  if (given === undefined) return undefined
  const value = known.find((each) => each === given)
  if (value !== undefined) return value
  throw wrong(`--${name} must be one of ${known.join(', ')}, not '${given}'`)
}

const limitIn = (given: string | undefined): number => {
  if (given === undefined) return limit_default
  const value = /^\d{1,9}$/.test(given) ? Number(given) : 0
  if (value >= 1 && value <= limit_max) return value
  throw wrong(`--limit takes a whole number from 1 to ${limit_max}, not '${given}'`)
}
