import { spawn } from 'node:child_process'

/**
 * Runs a line of shell should this process be killed: a killed process runs no handler, so a shell
 * waits at the other end of a pipe, which ends when this process is gone, however it went. Answers
 * how to dismiss it.
 */
export const guard = (script: string, ...args: string[]): (() => void) => {
  const shell = spawn('/bin/sh', ['-c', `read line; ${script}`, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'], detached: true,
  })
  // Without a shell there is no guard, and all else works.
  shell.on('error', () => {})
  shell.unref()
  return () => void shell.kill()
}
