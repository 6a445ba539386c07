import type { Front, Me, Order, OrderStatus } from '../../api/types'
import { getFront } from '../../data/front'
import { getMe } from '../../data/me'
import { keepWaiting, showMoneyDot } from '../../data/money-dot'
import { listOrders } from '../../data/order-list'
import { askForReminders, loadReminders, shouldOfferReminders } from '../../data/reminders'
import { showTabMarks } from '../../data/tab-marks'
import { openHousehold, openLink, openOrders, openSettings } from '../../kit/navigation'
import { definePage } from '../../lib/define-page'
import type { LoadData } from '../../lib/loading'
import { nothingYet } from '../../lib/loading'
import { formatFen } from '../../lib/money'
import { asProblem } from '../../lib/problem'

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
  /** What somebody else of the household has to take. */
  readonly othersText: string
  /** A code was typed in, and the village still compares. */
  readonly isLinking: boolean
  /** The shop has said whom to call. */
  readonly hasPhone: boolean
  // display
  readonly entries: readonly Entry[]
}

const entries: readonly Entry[] = [
  { tab: 'awaitingPayment', name: '待付款', icon: 'wallet', count: 0 },
  { tab: 'paid', name: '待发货', icon: 'parcel', count: 0 },
  { tab: 'shipped', name: '待收货', icon: 'truck', count: 0 },
  { tab: 'completed', name: '已完成', icon: 'check', count: 0 },
]

const initial: Data = {
  ...nothingYet, householdName: '', isMember: false, waitingText: '', othersText: '', isLinking: false, hasPhone: false,
  entries,
}

definePage({
  data: initial,
  asks: 'onShow',

  onShow() {
    showTabMarks()
  },

  async load(): Promise<readonly [Me, readonly Order[], Front]> {
    const answer = await Promise.all([getMe(), listOrders(undefined), getFront()])
    // What WeChat's sheet will ask about has to be here before the tap.
    if (answer[0].household !== null) await loadReminders()
    return answer
  },

  show([{ household, link }, orders, { phone }]: readonly [Me, readonly Order[], Front]) {
    const waitingFen = household?.waitingFen ?? 0
    const othersFen = household?.waitingForOthersFen ?? 0
    keepWaiting(household !== null, waitingFen)
    showMoneyDot()
    return {
      householdName: household?.name ?? '',
      isMember: household !== null,
      isLinking: household === null && link !== null,
      hasPhone: phone !== '',
      entries: entries.map((one) => ({ ...one, count: countOf(one, orders) })),
      waitingText: waitingFen === 0 ? '' : `有 ${formatFen(waitingFen)} 元等您收`,
      othersText: othersFen === 0 ? '' : `有 ${formatFen(othersFen)} 元等收款人用自己的微信收`,
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

  onLink() {
    openLink()
  },

  onSettings() {
    openSettings()
  },
})

/** What is completed waits for nobody. */
function countOf({ tab }: Entry, orders: readonly Order[]): number {
  return tab === 'completed' ? 0 : orders.filter(({ status }) => status === tab).length
}
