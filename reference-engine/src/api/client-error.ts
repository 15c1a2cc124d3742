import type { Socket } from 'node:net'
import { Refusal } from '../domain/refusal.ts'
import { problemOf } from './problem-of.ts'

type Answer = { readonly requestId: string; readonly version: string }

/** Answers what is not HTTP at all, so that no framework can: the socket itself is written to. */
export const answerClientError = (socket: Socket, { requestId, version }: Answer): void => {
  if (socket.destroyed || !socket.writable) return
  const detail = 'The request is not valid HTTP, or its headers are too large.'
  const { status, body } = problemOf(new Refusal('invalid_request', { detail }), requestId)
  const text = JSON.stringify(body)
  socket.end([
    `HTTP/1.1 ${status} Bad Request`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `Valora-Spec-Version: ${version}`,
    `Request-Id: ${requestId}`,
    'Connection: close',
    '', text,
  ].join('\r\n'))
}
