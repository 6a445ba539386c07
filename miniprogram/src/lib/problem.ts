/** How every refusal looks. Pages decide by `code`; `title` is the sentence for people. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly title: string,
    readonly traceId: string,
    readonly status: number,
  ) {
    super(`${code} (${status})`)
    this.name = 'Problem'
  }
}

/** No answer came: what was asked may or may not have happened. */
export function networkProblem(): Problem {
  return new Problem('network', '网络不太好，请检查网络后再试', '', 0)
}

/** WeChat refused on this phone, e.g. the payer closed the pay sheet. */
export function weChatProblem(errMsg: string): Problem {
  return errMsg.includes('cancel')
    ? new Problem('wechat.cancelled', '已取消', '', 0)
    : new Problem('wechat.failed', '微信没有完成这一步，请稍后再试', '', 0)
}

/** An answer that is no problem+json, such as a gateway's error page. */
export function problemOf(status: number, body: unknown): Problem {
  const said = isRecord(body) ? body : {}
  return new Problem(
    textOf(said['code'], 'server'),
    textOf(said['title'], '服务暂时出了点问题，请稍后再试'),
    textOf(said['traceId'], ''),
    status,
  )
}

/** What was thrown, as a Problem. A bug stays a bug and is thrown on. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  throw thrown
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise
}
