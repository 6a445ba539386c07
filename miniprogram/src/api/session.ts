import type { Session } from './types'
import { readStored, removeStored, writeStored } from '../lib/storage'

const name = 'session'
const version = 1

/** A session that ends within a minute counts as over: it would not outlive the next request. */
const marginMs = 60_000

export function bearerToken(now: number = Date.now()): string | null {
  const session = readStored(name, version, isSession)
  return session !== null && Date.parse(session.expiresAt) - marginMs > now ? session.token : null
}

export function keepSession(session: Session): void {
  writeStored(name, version, session)
}

export function forgetSession(): void {
  removeStored(name)
}

function isSession(value: unknown): value is Session {
  const one = value as Partial<Session> | null
  return typeof one === 'object' && one !== null && typeof one.token === 'string' && typeof one.expiresAt === 'string'
}
