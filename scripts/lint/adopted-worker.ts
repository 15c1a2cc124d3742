import { parentPort, workerData } from 'node:worker_threads'
import { adoptedFindings } from './adopted-findings.ts'

const findings = await adoptedFindings(workerData as string)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
parentPort?.postMessage(findings)
