import { mintLoginCode, SandboxRefused } from '../sandbox'
import { ofVillage } from '../village'
import { type Options, Refused, answer } from './answer'

interface Request extends Options<Answer> {
  readonly url: string
  readonly method?: string
  readonly header?: Readonly<Record<string, string>>
  readonly data?: object | string
  readonly timeout?: number
}

interface Answer {
  readonly statusCode: number
  readonly data: unknown
  readonly header: Readonly<Record<string, string>>
}

/** WeChat's default. */
const patienceMs = 60_000

export const network = {
  request(asked: Request) {
    const abort = new AbortController()
    void answer('request', asked, () => send(asked, abort.signal))
    return { abort: () => abort.abort() }
  },
  login(options: Options<{ readonly code: string }>) {
    return answer('login', options, async () => {
      try {
        return { code: await mintLoginCode() }
      } catch (thrown) {
        if (thrown instanceof SandboxRefused || thrown instanceof TypeError) throw new Refused(thrown.message)
        throw thrown
      }
    })
  },
}

async function send(asked: Request, aborted: AbortSignal): Promise<Answer> {
  const { url, method = 'GET', header = {}, data, timeout = patienceMs } = asked
  if (method === 'GET' && data !== undefined) throw new Error('wx.request: GET with data is not in the preview')
  const signal = AbortSignal.any([aborted, AbortSignal.timeout(timeout)])
  try {
    const said = await fetch(ofVillage(url), {
      method,
      headers: header,
      signal,
      // What goes over WeChat's network carries no cookies.
      credentials: 'omit',
      cache: 'no-store',
      ...(data === undefined ? {} : { body: typeof data === 'string' ? data : JSON.stringify(data) }),
    })
    const text = await said.text()
    return { statusCode: said.status, data: jsonOr(text), header: Object.fromEntries(said.headers) }
  } catch (thrown) {
    // A broken connection is a TypeError, a broken off one a DOMException.
    if (thrown instanceof TypeError || thrown instanceof DOMException) throw new Refused(thrown.message)
    throw thrown
  }
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
