import { at, edits, operation, type Draft } from '../edit.ts'

const scheme = (draft: Draft, name: string) => at(draft, 'components', 'securitySchemes', name)

const need = (security: unknown) => (draft: Draft): void => {
  operation(draft, 'createExport')['security'] = security
}

const flow = (draft: Draft) => at(scheme(draft, 'oauth'), 'flows', 'clientCredentials')

/** Who is let in, where the engine is, and what a caller was told about its end. */
export const accessEdits = edits([
  ['one more scope is needed', 'major', 'who has one is refused',
    need([{ apiKey: ['invoices:read', 'invoices:write'] }, { oauth: ['exports:write'] }])],
  ['another scope is needed', 'major', 'who has the old one is refused',
    need([{ apiKey: ['customers:read'] }, { oauth: ['exports:write'] }])],
  ['no scope is needed', 'minor', 'more are let in',
    need([{ apiKey: [] }, { oauth: ['exports:write'] }])],
  ['one way in removed', 'major', 'who came that way is refused',
    need([{ apiKey: ['invoices:read'] }])],
  ['one way in added', 'minor', 'more are let in', need([
    { apiKey: ['invoices:read'] }, { oauth: ['exports:write'] }, { headerKey: [] },
  ])],
  ['two credentials at once', 'major', 'one alone is refused',
    need([{ apiKey: ['invoices:read'], headerKey: [] }, { oauth: ['exports:write'] }])],
  ['ways in in another order', 'patch', 'order means nothing',
    need([{ oauth: ['exports:write'] }, { apiKey: ['invoices:read'] }])],
  ['no credentials needed', 'minor', 'everybody is let in', need([])],
  ['credentials needed for a public operation', 'major', 'nobody had any', (draft) => {
    operation(draft, 'getSpecDeclaration')['security'] = [{ apiKey: ['spec:read'] }]
  }],
  ['credentials needed for everything unsaid', 'major', 'some had none', (draft) => {
    delete operation(draft, 'createExport')['security']
    draft['security'] = [{ headerKey: [] }]
  }],
  ['scheme removed', 'major', 'code shows credentials by it', (draft) => {
    delete (draft['components'] as { securitySchemes: Draft }).securitySchemes['openId']
  }],
  ['scheme added', 'minor', 'nothing asks for it', (draft) => {
    (draft['components'] as { securitySchemes: Draft }).securitySchemes['more'] =
      { type: 'http', scheme: 'basic' }
  }],
  ['scheme of another type', 'major', 'credentials are shown otherwise', (draft) => {
    Object.assign(scheme(draft, 'token'), { type: 'apiKey', in: 'query', name: 'key' })
  }],
  ['scheme goes from bearer to basic', 'major', 'credentials are shown otherwise', (draft) => {
    scheme(draft, 'token')['scheme'] = 'basic'
  }],
  ['key goes from header to query', 'major', 'it is looked for elsewhere', (draft) => {
    scheme(draft, 'headerKey')['in'] = 'query'
  }],
  ['header of a key in another case', 'patch', 'it is the same header', (draft) => {
    scheme(draft, 'headerKey')['name'] = String(scheme(draft, 'headerKey')['name']).toUpperCase()
  }],
  ['header of a key renamed', 'major', 'it is looked for elsewhere', (draft) => {
    scheme(draft, 'headerKey')['name'] = 'X-Other'
  }],
  ['form of tokens hinted', 'minor', 'it is a hint', (draft) => {
    scheme(draft, 'token')['bearerFormat'] = 'JWT'
  }],
  ['place of discovery moves', 'major', 'clients look elsewhere', (draft) => {
    scheme(draft, 'openId')['openIdConnectUrl'] = 'https://other.example/openid'
  }],
  ['place of tokens moves', 'major', 'clients look elsewhere', (draft) => {
    flow(draft)['tokenUrl'] = 'https://other.example/token'
  }],
  ['place of consent moves', 'major', 'clients look elsewhere', (draft) => {
    const flows = at(scheme(draft, 'oauth'), 'flows')
    at(flows, 'authorizationCode')['authorizationUrl'] = 'https://other.example/authorize'
  }],
  ['place of refreshing moves', 'major', 'clients look elsewhere', (draft) => {
    flow(draft)['refreshUrl'] = 'https://other.example/refresh'
  }],
  ['scope of tokens removed', 'major', 'tokens cannot carry it', (draft) => {
    delete (flow(draft)['scopes'] as Draft)['exports:read']
  }],
  ['scope of tokens added', 'minor', 'tokens can carry it', (draft) => {
    (flow(draft)['scopes'] as Draft)['exports:list'] = 'List exports.'
  }],
  ['way to a token removed', 'major', 'who goes it gets none', (draft) => {
    delete at(scheme(draft, 'oauth'), 'flows')['authorizationCode']
  }],
  ['scheme described otherwise', 'patch', 'people read it', (draft) => {
    scheme(draft, 'oauth')['description'] = 'For applications of others.'
  }],
  ['address removed', 'major', 'calls find nobody', (draft) => {
    (draft['servers'] as unknown[]).pop()
  }],
  ['address changed', 'major', 'calls find nobody', (draft) => {
    at(draft, 'servers', 0)['url'] = 'http://127.0.0.1:8080/v2'
  }],
  ['address added', 'minor', 'it need not be called', (draft) => {
    (draft['servers'] as unknown[]).push({ url: 'https://more.example/v1' })
  }],
  ['new server put first', 'major', 'clients call the first when nothing is said', (draft) => {
    (draft['servers'] as unknown[]).unshift({ url: 'https://more.example/v1' })
  }],
  ['webhook shows a credential', 'major', 'receivers were told of none', (draft) => {
    operation(draft, 'onInvoiceFinalized')['security'] = [{ headerKey: [] }]
  }],
  ['addresses in another order', 'minor', 'tools call another first', (draft) => {
    (draft['servers'] as unknown[]).reverse()
  }],
  ['address described otherwise', 'patch', 'people read it', (draft) => {
    at(draft, 'servers', 0)['description'] = 'Here.'
  }],
  ['part of an address has another default', 'major', 'calls go elsewhere', (draft) => {
    at(draft, 'servers', 1, 'variables', 'region')['default'] = 'us'
  }],
  ['part of an address loses a value', 'major', 'calls find nobody', (draft) => {
    at(draft, 'servers', 1, 'variables', 'region')['enum'] = ['eu']
  }],
  ['part of an address gets a value', 'minor', 'it need not be called', (draft) => {
    at(draft, 'servers', 1, 'variables', 'region')['enum'] = ['eu', 'us', 'ap']
  }],
  ['address of one operation is its own', 'major', 'calls find nobody', (draft) => {
    operation(draft, 'listCustomers')['servers'] = [{ url: 'https://other.example/v1' }]
  }],
  ['address of one operation moves', 'major', 'calls find nobody', (draft) => {
    operation(draft, 'createExport')['servers'] = [{ url: 'https://other.example/v1' }]
  }],
])
