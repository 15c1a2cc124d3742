import { expect, test } from 'vitest'
import { createGroupCommit, Overloaded } from './group-commit.ts'

type Batch = {
  readonly requests: readonly string[]
  readonly done: () => void
  readonly fail: (error: Error) => void
}

/** A queue whose commits the test ends by hand; a request's size is its length. */
const setting = (limits: { batch?: number; queue?: number; commits?: number } = {}) => {
  const batches: Batch[] = []
  const queue = createGroupCommit<string, string>({
    commit: (requests) => new Promise((resolve, reject) => {
      batches.push({
        requests,
        done: () => resolve(requests.map((request) => `${request}!`)),
        fail: reject
      })
    }),
    sizeOf: ({ length }) => length,
    batch_size_max: limits.batch ?? 10,
    queue_size_max: limits.queue ?? 20,
    commits_max: limits.commits ?? 1,
    failsAll: (error) => String(error).includes('gone')
  })
  const started = async (count: number): Promise<string[]> => {
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(batches).toHaveLength(count)
    return batches.map(({ requests }) => requests.join(' '))
  }
  return { batches, queue, started }
}

test('what arrives together is one batch, what arrives meanwhile the next', async () => {
  const { batches, queue, started } = setting()
  const first = [queue.submit('a'), queue.submit('b')]
  expect(await started(1)).toEqual(['a b'])
  const second = [queue.submit('c'), queue.submit('d')]
  expect(await started(1)).toEqual(['a b'])
  batches[0]?.done()
  expect(await Promise.all(first)).toEqual(['a!', 'b!'])
  expect(await started(2)).toEqual(['a b', 'c d'])
  batches[1]?.done()
  expect(await Promise.all(second)).toEqual(['c!', 'd!'])
})

test('nothing is answered before its commit is done', async () => {
  const { batches, queue, started } = setting()
  let answered = false
  const submitted = queue.submit('a').finally(() => { answered = true })
  await started(1)
  expect(answered).toBe(false)
  batches[0]?.done()
  await submitted
})

test('a batch ends before it grows too large, and keeps the order', async () => {
  const { batches, queue, started } = setting({ batch: 5 })
  const all = ['aaa', 'bb', 'c', 'dddddddd', 'e'].map((request) => queue.submit(request))
  for (let count = 1; count <= 4; count += 1) {
    await started(count)
    batches[count - 1]?.done()
  }
  expect(await started(4)).toEqual(['aaa bb', 'c', 'dddddddd', 'e'])
  expect(await Promise.all(all)).toHaveLength(5)
})

test('several commits run at once where that is allowed', async () => {
  const { batches, queue, started } = setting({ batch: 1, commits: 2 })
  const all = ['a', 'b', 'c'].map((request) => queue.submit(request))
  expect(await started(2)).toEqual(['a', 'b'])
  batches[1]?.done()
  expect(await started(3)).toEqual(['a', 'b', 'c'])
  for (const { done } of batches) done()
  expect(await Promise.all(all)).toEqual(['a!', 'b!', 'c!'])
})

test('a full queue refuses at once and recovers', async () => {
  const { batches, queue, started } = setting({ queue: 3 })
  const kept = queue.submit('aaa')
  await expect(queue.submit('b')).rejects.toBeInstanceOf(Overloaded)
  await started(1)
  await expect(queue.submit('b')).rejects.toBeInstanceOf(Overloaded)
  batches[0]?.done()
  expect(await kept).toBe('aaa!')
  const large = queue.submit('bbbbb')
  await started(2)
  batches[1]?.done()
  expect(await large).toBe('bbbbb!')
})

test('one bad request does not fail its neighbours', async () => {
  const { batches, queue, started } = setting()
  const [good, bad] = [queue.submit('a'), queue.submit('b')]
  await started(1)
  batches[0]?.fail(new Error('bad'))
  await started(2)
  batches[1]?.done()
  await started(3)
  batches[2]?.fail(new Error('bad'))
  expect(await good).toBe('a!')
  await expect(bad).rejects.toThrow('bad')
})

test('an error that says nothing about the requests fails them together', async () => {
  const { batches, queue, started } = setting()
  const all = Promise.allSettled([queue.submit('a'), queue.submit('b')])
  await started(1)
  batches[0]?.fail(new Error('gone'))
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await started(1)
})

test('closing answers what was taken and takes nothing more', async () => {
  const { batches, queue, started } = setting({ batch: 1 })
  const all = [queue.submit('a'), queue.submit('b')]
  const closing = queue.close()
  await expect(queue.submit('c')).rejects.toBeInstanceOf(Overloaded)
  await started(1)
  batches[0]?.done()
  await started(2)
  batches[1]?.done()
  await closing
  expect(await Promise.all(all)).toEqual(['a!', 'b!'])
})
