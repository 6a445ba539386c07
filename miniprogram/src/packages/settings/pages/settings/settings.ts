import { bearerToken, forgetSession } from '../../../../api/session'
import { eraseMe, getMe, getMyData, logOut, unlinkMyPhone } from '../../../../data/me'
import { readSettings, writeSettings } from '../../../../data/settings'
import { goHome } from '../../../../kit/navigation'
import { ask, say, sayProblem } from '../../../../lib/dialogs'
import { asProblem } from '../../../../lib/problem'

interface Data {
  // kept on this phone
  readonly isLargeType: boolean
  // state
  readonly isBusy: boolean
}

const initial: Data = { isLargeType: false, isBusy: false }

/** What page-root offers to the page that holds it. */
interface PageRoot {
  applySettings(): void
}

/** Cart, address and orders under way go; how large the type is stays. */
function forgetThisPhone(): void {
  const settings = readSettings()
  wx.clearStorageSync()
  writeSettings(settings)
}

/** Nothing here is loaded: the settings are kept on the phone. */
Page({
  data: initial,

  onShow() {
    this.setData({ isLargeType: readSettings().isLargeType })
  },

  onLargeType() {
    const isLargeType = !this.data.isLargeType
    writeSettings({ ...readSettings(), isLargeType })
    this.setData({ isLargeType })
    const root = this.selectComponent('#root') as unknown as PageRoot
    root.applySettings()
  },

  onCopy() {
    return this.whileBusy(async () => {
      const mine = await getMyData()
      await wx.setClipboardData({ data: JSON.stringify(mine, null, 2) })
      say(`已复制：${mine.orders.length} 张订单，可以粘贴到别处`)
    })
  },

  /** Whose household it is stands in the question: nobody takes off the wrong one. */
  async onUnlink() {
    if (this.data.isBusy) return
    await this.whileBusy(async () => {
      const { household } = await getMe()
      if (household === null) {
        say('这个微信没有绑着农户')
        return
      }
      const words = '解绑以后这里看不到这户的账；您是收款人的，以后的钱不再付到这个微信。要再绑，得找村里要新的绑定码。'
      if (!(await ask(`解绑${household.name}`, words, '解绑'))) return
      await unlinkMyPhone()
      say('已解绑')
    })
  },

  async onErase() {
    const words = '登录、提醒和没买成的地址会删掉，删了找不回来。买过的订单村里按法律留三年，您在这里看不到了。'
    if (this.data.isBusy || !(await ask('注销', words, '注销'))) return
    await this.whileBusy(async () => {
      await eraseMe()
      forgetThisPhone()
      say('已注销')
      goHome()
    })
  },

  async onLogOut() {
    if (this.data.isBusy || !(await ask('退出登录', '购物车和地址还会留在这部手机上。', '退出'))) return
    await this.whileBusy(async () => {
      if (bearerToken() !== null) await logOut()
      forgetSession()
      say('已退出')
      goHome()
    })
  },

  async whileBusy(act: () => Promise<void>) {
    if (this.data.isBusy) return
    this.setData({ isBusy: true })
    try {
      await act()
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    } finally {
      this.setData({ isBusy: false })
    }
  },
})
