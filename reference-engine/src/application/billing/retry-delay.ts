const first_seconds = 5
const longest_seconds = 3600

/** How long a job that failed waits: twice as long each time, an hour at most. */
export const retryDelaySeconds = (attempts: number): number =>
  Math.min(longest_seconds, first_seconds * 2 ** Math.min(attempts, 20))
