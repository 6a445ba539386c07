/** What is lacking throws and says its name: a call that does nothing would pass every test. */
export function strict(api: Readonly<Record<string, unknown>>): object {
  return new Proxy(api, {
    get(target, name) {
      if (typeof name === 'symbol') return undefined
      if (!Object.hasOwn(target, name)) throw new Error(`wx.${name} is not in the preview`)
      return target[name]
    },
  })
}
