export interface Options<T = object> {
  readonly success?: (answer: T & { readonly errMsg: string }) => void
  readonly fail?: (problem: { readonly errMsg: string; readonly errCode?: number }) => void
  readonly complete?: (either: { readonly errMsg: string }) => void
}

/** WeChat said no; the reason follows `name:fail` in errMsg. */
export class Refused extends Error {}

/** Answers through the callbacks when there are any, and with a promise otherwise, as WeChat does. */
export function answer<T extends object>(
  name: string, options: Options<T>, work: () => T | Promise<T>,
): Promise<T & { readonly errMsg: string }> | undefined {
  const done = Promise.resolve().then(work).then(
    (result) => ({ ...result, errMsg: `${name}:ok` }),
    (thrown: unknown) => {
      if (thrown instanceof Refused) throw Object.assign(thrown, { errMsg: `${name}:fail ${thrown.message}` })
      throw thrown
    },
  )
  const { success, fail, complete } = options
  if (success === undefined && fail === undefined && complete === undefined) return done
  done.then(
    (result) => {
      success?.(result)
      complete?.(result)
    },
    (thrown: unknown) => {
      if (!(thrown instanceof Refused)) throw thrown
      const problem = thrown as Refused & { readonly errMsg: string; readonly errCode?: number }
      const { errMsg, errCode } = problem
      fail?.(errCode === undefined ? { errMsg } : { errMsg, errCode })
      complete?.({ errMsg: problem.errMsg })
    },
  )
  return undefined
}
