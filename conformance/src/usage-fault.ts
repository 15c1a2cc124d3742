/** What the caller can mend: a flag, the URL, the key, a folder. Shown as one line; exit code 2. */
export class UsageFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageFault'
  }
}
