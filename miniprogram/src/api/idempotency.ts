import { readStored, removeStored, writeStored } from '../lib/storage'

/**
 * A key names one wish of one person ("place this order"). It is stored before the request leaves and kept until an
 * answer came, so that a lost answer, a closed page or a second tap asks for the same thing and never pays twice.
 */
export type IdempotencyKey = string

const version = 1

/** Longer than an order waits for its payment: whoever asks for the same later wants it once more. */
const lifeMs = 3_600_000

/** `wish` names what is asked, `content` what exactly: another content is another wish. */
export function keyFor(wish: string, content: string, now: number = Date.now()): IdempotencyKey {
  const kept = readStored(slotOf(wish), version, isKept)
  if (kept !== null && kept.content === content && now - kept.bornAt < lifeMs) return kept.key
  const key = uuid()
  writeStored(slotOf(wish), version, { key, content, bornAt: now })
  return key
}

/** An answer came, yes or no: the next wish is a new one. */
export function forgetKey(wish: string): void {
  removeStored(slotOf(wish))
}

/** Mini-programs have no crypto; a key has to be unique for this shopper, not secret. */
export function uuid(random: () => number = Math.random): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(random() * 16)
    return (place === 'x' ? digit : (digit & 0x3) | 0x8).toString(16)
  })
}

interface Kept {
  readonly key: IdempotencyKey
  readonly content: string
  readonly bornAt: number
}

function isKept(value: unknown): value is Kept {
  const one = value as Partial<Kept> | null
  return typeof one === 'object' && one !== null
    && typeof one.key === 'string' && typeof one.content === 'string' && typeof one.bornAt === 'number'
}

function slotOf(wish: string): string {
  return `wish:${wish}`
}
