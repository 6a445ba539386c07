import { apiBase } from '../config'
import { bearerToken, forgetSession, keepSession } from './session'
import { forgetKey, keyFor } from './idempotency'
import { Problem, networkProblem, problemOf } from '../lib/problem'
import type { LogInRequest, Session } from './types'

export interface Ask {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly body?: object
  /** Shelves are open to everyone; what is personal logs in first. */
  readonly needsSession?: boolean
  /** Names what is wished for; with it the request carries an Idempotency-Key that survives a lost answer. */
  readonly wish?: string
}

/** The only door to the server: 2xx resolves, all else rejects with a Problem. */
export async function request<T>(ask: Ask): Promise<T> {
  const key = ask.wish === undefined ? null : keyFor(ask.wish, contentOf(ask))
  try {
    const answer = await askWithSession<T>(ask, key)
    if (ask.wish !== undefined) forgetKey(ask.wish)
    return answer
  } catch (thrown) {
    if (ask.wish !== undefined && thrown instanceof Problem && isAnswer(thrown)) forgetKey(ask.wish)
    throw thrown
  }
}

export function get<T>(path: string, options: { readonly needsSession?: boolean } = {}): Promise<T> {
  return request<T>({ method: 'GET', path, ...options })
}

export function queryOf(parts: Readonly<Record<string, string | number | undefined>>): string {
  const said = Object.entries(parts).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`])
  return said.length === 0 ? '' : `?${said.join('&')}`
}

async function askWithSession<T>(ask: Ask, key: string | null): Promise<T> {
  if (ask.needsSession !== true) return send<T>(ask, null, key)
  const token = bearerToken() ?? (await logIn())
  try {
    return await send<T>(ask, token, key)
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown
    forgetSession()
    return send<T>(ask, await logIn(), key)
  }
}

/** Pages that load together log in once together. */
let loggingIn: Promise<string> | null = null

function logIn(): Promise<string> {
  loggingIn ??= openSession().finally(() => {
    loggingIn = null
  })
  return loggingIn
}

async function openSession(): Promise<string> {
  const code = await loginCode()
  const body: LogInRequest = { code }
  const session = await send<Session>({ method: 'POST', path: '/sessions', body }, null, null)
  keepSession(session)
  return session.token
}

function loginCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.login({ success: ({ code }) => resolve(code), fail: () => reject(networkProblem()) })
  })
}

function send<T>(ask: Ask, token: string | null, key: string | null): Promise<T> {
  return new Promise((resolve, reject) => {
    wx.request({
      url: apiBase + ask.path,
      method: ask.method,
      header: headersOf(token, key),
      ...(ask.body === undefined ? {} : { data: ask.body }),
      success: ({ statusCode, data }) => {
        if (statusCode >= 200 && statusCode < 300) resolve(data as T)
        else reject(problemOf(statusCode, data))
      },
      fail: () => reject(networkProblem()),
    })
  })
}

function headersOf(token: string | null, key: string | null): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(key === null ? {} : { 'Idempotency-Key': key }),
  }
}

function contentOf(ask: Ask): string {
  return JSON.stringify([ask.method, ask.path, ask.body ?? null])
}

/** A lost connection, a failing server and "try later" leave open what happened; everything else was decided. */
function isAnswer(problem: Problem): boolean {
  return problem.status >= 400 && problem.status < 500 && problem.status !== 401 && problem.status !== 429
}
