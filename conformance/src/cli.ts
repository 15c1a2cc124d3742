#!/usr/bin/env node
import { mainCommand } from './cli/main-command.ts'

const interruption = new AbortController()
process.once('SIGINT', () => interruption.abort())

// A reader such as `head` may close the pipe early; that is no fault of the run.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await mainCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
  clock: () => Date.now(),
  freshSeed: () => Math.floor(Math.random() * 2 ** 31),
  isTerminal: process.stderr.isTTY,
  signal: interruption.signal,
})
