import { asProblem } from '../../api/problem'
import type { OrderStatus } from '../../api/types'
import { newsOfOrder } from '../../services/early-news'
import type { LoadData } from '../../services/loading'
import { emptyNow, failedBy, loaded, nothingYet } from '../../services/loading'
import { goHome } from '../../services/navigation'
import type { OrderCardView } from '../../services/order-views'
import { orderCardOf } from '../../services/order-views'
import { listOrders } from '../../services/orders'
import { orderStatusWords } from '../../services/words'

type Tab = 'all' | OrderStatus

interface Data extends LoadData {
  // from the server
  readonly orders: readonly OrderCardView[]
  // state
  readonly tab: Tab
  // display
  readonly tabs: readonly { readonly value: Tab; readonly label: string }[]
}

const statuses: readonly OrderStatus[] = ['awaitingPayment', 'paid', 'shipped', 'completed', 'closed']

const initial: Data = {
  ...nothingYet,
  orders: [],
  tab: 'all',
  tabs: [{ value: 'all', label: '全部' }, ...statuses.map((value) => ({ value, label: orderStatusWords[value] }))],
}

Page({
  data: initial,
  asked: 0,

  onLoad(query: Record<string, string | undefined>) {
    const tab = statuses.find((status) => status === query['tab'])
    if (tab !== undefined) this.setData({ tab })
  },

  /** What happened to an order on its page is seen when coming back. */
  onShow() {
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    void wx.stopPullDownRefresh()
  },

  onTab(event: WechatMiniprogram.CustomEvent<{ value: Tab }>) {
    if (event.detail.value === this.data.tab) return
    this.setData({ tab: event.detail.value, ...nothingYet })
    void this.load()
  },

  onRetry() {
    this.setData(nothingYet)
    void this.load()
  },

  onGoHome() {
    goHome()
  },

  async load() {
    const mine = ++this.asked
    const { tab } = this.data
    try {
      const orders = (await listOrders(tab === 'all' ? undefined : tab))
        .map((order) => orderCardOf(order, newsOfOrder(order)))
      if (mine === this.asked) this.setData({ orders, ...(orders.length > 0 ? loaded : emptyNow) })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (mine === this.asked) this.setData(failedBy(problem))
    }
  },
})
