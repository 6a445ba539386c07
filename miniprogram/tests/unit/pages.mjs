import { load, phone } from './load.mjs'

/** The ways from page to page, and the addresses that were gone to. */
export async function phoneThatGoes() {
  phone()
  const gone = []
  const go = ({ url }) => gone.push(url)
  Object.assign(globalThis.wx, { navigateTo: go, redirectTo: go, switchTab: go })
  return { navigation: await load('kit/navigation.ts'), gone }
}

/** A page as WeChat makes it of what a script hands to Page: its own data, and all else as it was given. */
export function pageOf(define) {
  const patches = []
  globalThis.Page = (options) => {
    globalThis.page = {
      ...options,
      data: { ...options.data },
      setData(patch) {
        patches.push(patch)
        Object.assign(this.data, patch)
      },
    }
  }
  define()
  return { page: globalThis.page, patches }
}

/** Questions whose answers come when the test lets them. */
export function questions() {
  const asked = []
  const ask = (part) => new Promise((resolve, reject) => asked.push({
    part,
    answer: (answer) => after(() => resolve(answer)),
    refuse: (problem) => after(() => reject(problem)),
  }))
  return { asked, ask }
}

async function after(say) {
  say()
  await new Promise((resolve) => setImmediate(resolve))
}
