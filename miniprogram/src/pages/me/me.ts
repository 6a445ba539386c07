import { asProblem } from '../../api/problem'
import type { OrderStatus } from '../../api/types'
import { showCartBadge } from '../../services/cart-badge'
import { keepWaiting, showMoneyDot } from '../../services/money-dot'
import { formatFen } from '../../services/money'
import { getMe } from '../../services/household'
import type { LoadData } from '../../services/loading'
import { failedBy, loaded, nothingYet } from '../../services/loading'
import { openHousehold, openOrders, openSettings } from '../../services/navigation'
import { listOrders } from '../../services/orders'
import { askForReminders, loadReminders, shouldOfferReminders } from '../../services/reminders'

interface Entry {
  readonly tab: OrderStatus
  readonly name: string
  readonly icon: string
  readonly count: number
}

interface Data extends LoadData {
  // from the server
  readonly householdName: string
  readonly isMember: boolean
  /** "有 551.86 元等您收"; empty when nothing waits. */
  readonly waitingText: string
  // display
  readonly entries: readonly Entry[]
}

const entries: readonly Entry[] = [
  { tab: 'awaitingPayment', name: '待付款', icon: 'wallet', count: 0 },
  { tab: 'paid', name: '待发货', icon: 'parcel', count: 0 },
  { tab: 'shipped', name: '待收货', icon: 'truck', count: 0 },
  { tab: 'completed', name: '已完成', icon: 'check', count: 0 },
]

const initial: Data = { ...nothingYet, householdName: '', isMember: false, waitingText: '', entries }

Page({
  data: initial,
  asked: 0,

  onShow() {
    showCartBadge()
    showMoneyDot()
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  async load() {
    const mine = ++this.asked
    try {
      const [{ household }, orders] = await Promise.all([getMe(), listOrders(undefined)])
      // What WeChat's sheet will ask about has to be here before the tap.
      if (household !== null) await loadReminders()
      if (mine !== this.asked) return
      const counted = entries.map((one) => ({
        ...one,
        count: one.tab === 'completed' ? 0 : orders.filter(({ status }) => status === one.tab).length,
      }))
      const waitingFen = household?.waitingFen ?? 0
      keepWaiting(household !== null, waitingFen)
      showMoneyDot()
      this.setData({
        householdName: household?.name ?? '', isMember: household !== null, entries: counted,
        waitingText: waitingFen === 0 ? '' : `有 ${formatFen(waitingFen)} 元等您收`, ...loaded,
      })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },

  onAllOrders() {
    openOrders('all')
  },

  onOrders(event: WechatMiniprogram.TouchEvent) {
    openOrders((event.currentTarget.dataset as { tab: string }).tab)
  },

  /** The one tap in which WeChat lets us ask; the page opens whatever is answered. */
  async onHousehold() {
    try {
      if (shouldOfferReminders()) await askForReminders()
    } catch (thrown) {
      // The page shows that the reminder is off, and offers it again.
      asProblem(thrown)
    }
    openHousehold()
  },

  onSettings() {
    openSettings()
  },
})
