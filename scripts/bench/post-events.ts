import { Agent, request } from 'node:http'
import type { UsageEventInput } from '@valora/sdk'
import { Failure } from '../run/failure.ts'
import { workOff, type Round } from './work-off.ts'

type Target = { baseUrl: string; apiKey: string }

type Load = {
  target: Target
  batches: readonly UsageEventInput[][]
  connections: number
  limit_ms: number
}

const answer_ms_max = 60_000

/** Plain requests over kept connections: the sender shares the machine, so it must be light. */
const createPost = ({ baseUrl, apiKey }: Target, agent: Agent) => {
  const { hostname, port, pathname } = new URL(`${baseUrl}/usage-events`)
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const options = { agent, hostname, port, path: pathname, method: 'POST', timeout: answer_ms_max }
  return (body: Buffer): Promise<string> => new Promise((resolve, reject) => {
    const sent = request(
      { ...options, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
        response.on('error', reject).on('end', () => {
          if (response.statusCode === 200) resolve(text)
          else reject(new Failure(`the engine answered ${response.statusCode}: ${text}`))
        })
      })
    const late = () => sent.destroy(new Failure(`no answer within ${answer_ms_max / 1000} s`))
    sent.on('error', reject).on('timeout', late).end(body)
  })
}

type Answer = { results: { status: string }[] }

/** A rate of rejected events would be no rate of ingestion. */
const requireAccepted = (text: string): number => {
  const { results } = JSON.parse(text) as Answer
  const other = results.find(({ status }) => status !== 'accepted')
  if (other !== undefined) throw new Failure(`an event was ${other.status}, not accepted`)
  return results.length
}

/** Sends batches of events through HTTP; each must be accepted, which is checked afterwards. */
export const postEvents = async (
  { target, batches, connections, limit_ms }: Load,
): Promise<Round> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const post = createPost(target, agent)
  const jobs = batches.map((events) =>
    ({ size: events.length, body: Buffer.from(JSON.stringify({ events })) }))
  const answers: string[] = []
  const work = async ({ body, size }: (typeof jobs)[number]): Promise<number> => {
    answers.push(await post(body))
    return size
  }
  try {
    const round = await workOff({ jobs, lanes: connections, limit_ms, work })
    const accepted = answers.reduce((sum, text) => sum + requireAccepted(text), 0)
    if (accepted !== round.done) throw new Failure(`${accepted} of ${round.done} were accepted`)
    return round
  } finally {
    agent.destroy()
  }
}
