type RandomBytes = (count: number) => Uint8Array

const pool_bytes = 8192

/**
 * The same bytes, drawn by the thousand: one draw costs as much as all the rest of an id. They lie
 * in memory before they are used, which is good enough for ids, not for secrets.
 */
export const randomPool = (randomBytes: RandomBytes): RandomBytes => {
  let pool: Uint8Array = new Uint8Array()
  let used = 0
  return (count) => {
    if (used + count > pool.length) {
      pool = randomBytes(Math.max(pool_bytes, count))
      used = 0
    }
    used += count
    return pool.subarray(used - count, used)
  }
}
