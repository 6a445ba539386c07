import { get, request } from '../api/request'
import type { Me } from '../api/types'

export function getMe(): Promise<Me> {
  return get<Me>('/me', { needsSession: true })
}

export function logOut(): Promise<void> {
  return request<undefined>({ method: 'DELETE', path: '/sessions/current', needsSession: true })
}
