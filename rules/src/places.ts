const methods = '[get,put,post,delete,patch]'
const operations = `$.paths[*]${methods}`

const parameters = [
  '$.components.parameters[*]',
  '$.paths[*].parameters[*]',
  `${operations}.parameters[*]`,
]
const responses = ['$.components.responses[*]', `${operations}.responses[*]`]
const headers = ['$.components.headers[*]', ...responses.map((place) => `${place}.headers[*]`)]
const requestBodies = ['$.components.requestBodies[*]', `${operations}.requestBody`]
const mediaTypes = [...requestBodies, ...responses, '$.webhooks[*].post.requestBody']
  .map((place) => `${place}.content[*]`)
const componentSchemas = ['$.components.schemas[*]']

/** Precise JSONPaths of everything a rule may be given. */
export const places = {
  root: ['$'],
  pathItems: ['$.paths[*]'],
  operations: [operations],
  posts: ['$.paths[*].post'],
  patches: ['$.paths[*].patch'],
  parameters,
  responses,
  mediaTypes,
  componentSchemas,
  /** The outermost schemas; `eachSubschema` walks down from each of them. */
  schemas: [
    ...componentSchemas,
    ...[...parameters, ...headers, ...mediaTypes].map((place) => `${place}.schema`),
  ],
} as const
