import { bearerToken, forgetSession } from '../../../../api/session'
import { logOut } from '../../../../data/me'
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

  async onLogOut() {
    if (this.data.isBusy || !(await ask('退出登录', '购物车和地址还会留在这部手机上。', '退出'))) return
    this.setData({ isBusy: true })
    try {
      if (bearerToken() !== null) await logOut()
      forgetSession()
      say('已退出')
      goHome()
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    } finally {
      this.setData({ isBusy: false })
    }
  },
})
