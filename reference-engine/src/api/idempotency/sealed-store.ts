import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { assert } from '../../domain/assert.ts'
import type {
  IdempotencyRecords, IdempotencyScope, IdempotencyStore, StoredAnswer,
} from './idempotency-store.ts'

type Sources = { readonly randomBytes: (count: number) => Uint8Array }

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/**
 * Keeps answers so that the database alone does not tell them: an answer may show a secret, and
 * secrets are stored hashed only (SEC 2). The key is stored as its hash, the answer encrypted with
 * the key itself, which comes again with the request that is to be answered from it.
 */
export const sealedStore = (store: IdempotencyStore, sources: Sources): IdempotencyStore => ({
  ...sealed(store, sources),
  together: (work) => store.together((records) => work(sealed(records, sources))),
})

const sealed = (records: IdempotencyRecords, { randomBytes }: Sources): IdempotencyRecords => ({
  begin: async (beginning) => {
    const begun = await records.begin(hashed(beginning))
    return begun.state === 'completed'
      ? { ...begun, answer: opened(begun.answer, beginning) }
      : begun
  },
  complete: (held, { answer, expiresAt }) => {
    const nonce = randomBytes(nonceLength)
    return records.complete(hashed(held), { expiresAt, answer: closed(answer, { held, nonce }) })
  },
  release: (held) => records.release(hashed(held)),
})

const hashed = <Keyed extends IdempotencyScope>(keyed: Keyed): Keyed =>
  ({ ...keyed, key: createHash('sha256').update(keyed.key).digest('base64url') })

const cipherKey = ({ scope, method, path, key }: IdempotencyScope): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, JSON.stringify([scope, method, path]), 'valora', 32))

type Closing = { readonly held: IdempotencyScope; readonly nonce: Uint8Array }

const closed = (answer: StoredAnswer, { held, nonce }: Closing): StoredAnswer => {
  const cipherer = createCipheriv(cipher, cipherKey(held), nonce)
  const body = Buffer.concat([cipherer.update(answer.body), cipherer.final()])
  return { ...answer, body: Buffer.concat([nonce, cipherer.getAuthTag(), body]) }
}

const opened = (answer: StoredAnswer, scope: IdempotencyScope): StoredAnswer => {
  const bytes = Buffer.from(answer.body)
  assert(bytes.length >= nonceLength + tagLength, 'a sealed answer has its nonce and tag')
  const text = nonceLength + tagLength
  const decipherer =
    createDecipheriv(cipher, cipherKey(scope), bytes.subarray(0, nonceLength))
  decipherer.setAuthTag(bytes.subarray(nonceLength, text))
  return {
    ...answer,
    body: Buffer.concat([decipherer.update(bytes.subarray(text)), decipherer.final()]),
  }
}
