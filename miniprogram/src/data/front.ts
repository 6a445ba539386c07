import { get } from '../api/request'
import type { Front } from '../api/types'

/** A shopper who stays for long is told again: a holiday may have begun. */
const freshMs = 5 * 60_000

let last: { readonly at: number; readonly answer: Promise<Front> } | null = null

/** What the shop says of itself. Many components of one page want it; the server is asked once. */
export function getFront(): Promise<Front> {
  const now = Date.now()
  if (last === null || now - last.at > freshMs) last = { at: now, answer: ask() }
  return last.answer
}

async function ask(): Promise<Front> {
  try {
    return await get<Front>('/front')
  } catch (thrown) {
    // What failed is not remembered: the next page tries again.
    last = null
    throw thrown
  }
}
