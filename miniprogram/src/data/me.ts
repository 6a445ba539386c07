import { get, request } from '../api/request'
import type { Me, MyData } from '../api/types'

export function getMe(): Promise<Me> {
  return get<Me>('/me', { needsSession: true })
}

export function logOut(): Promise<void> {
  return request<undefined>({ method: 'DELETE', path: '/sessions/current', needsSession: true })
}

/** All that the village keeps of this person. */
export function getMyData(): Promise<MyData> {
  return get<MyData>('/me/data', { needsSession: true })
}

/** This phone sees nothing of its household any more. */
export function unlinkMyPhone(): Promise<void> {
  return request<undefined>({ method: 'DELETE', path: '/household/link', needsSession: true })
}

/** The village forgets this person; what was bought and paid is kept without their name. */
export function eraseMe(): Promise<void> {
  return request<undefined>({ method: 'DELETE', path: '/me', needsSession: true })
}
