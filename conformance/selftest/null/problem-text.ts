/** A well-formed problem that says nothing true about the request. */
export const problemText = (status: number, code: string): string =>
  JSON.stringify({
    type: `https://valora.dev/problems/${code}`, title: 'No', status, detail: 'No.', code,
    retryable: false, request_id: 'req_00000000000000000000000000',
  })
