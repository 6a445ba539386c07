import type { Order, OrderStatus } from '../../api/types'
import { newsOfOrder } from '../../services/early-news'
import type { GrowingData } from '../../services/growing-list'
import { GrowingList, nothingGrown } from '../../services/growing-list'
import { goHome } from '../../services/navigation'
import type { OrderCardView } from '../../services/order-views'
import { orderCardOf } from '../../services/order-views'
import { listOrders } from '../../services/orders'
import { orderStatusWords } from '../../services/words'

type Tab = 'all' | OrderStatus

interface Data extends GrowingData {
  // from the server
  readonly orders: readonly OrderCardView[]
  // state
  readonly tab: Tab
  // display
  readonly tabs: readonly { readonly value: Tab; readonly label: string }[]
}

const statuses: readonly OrderStatus[] = ['awaitingPayment', 'paid', 'shipped', 'completed', 'closed']

const initial: Data = {
  ...nothingGrown,
  orders: [],
  tab: 'all',
  tabs: [{ value: 'all', label: '全部' }, ...statuses.map((value) => ({ value, label: orderStatusWords[value] }))],
}

Page({
  data: initial,
  list: null as GrowingList<Order> | null,

  onLoad(query: Record<string, string | undefined>) {
    const tab = statuses.find((status) => status === query['tab'])
    if (tab !== undefined) this.setData({ tab })
    this.list = new GrowingList<Order>(
      (part) => listOrders(this.data.tab === 'all' ? undefined : this.data.tab, part),
      (state, orders) =>
        this.setData({ ...state, orders: orders.map((order) => orderCardOf(order, newsOfOrder(order))) }),
    )
  },

  /** What happened to an order on its page is seen when coming back. */
  onShow() {
    void this.list?.load()
  },

  async onPullDownRefresh() {
    await this.list?.load()
    void wx.stopPullDownRefresh()
  },

  onTab(event: WechatMiniprogram.CustomEvent<{ value: Tab }>) {
    this.setData({ tab: event.detail.value })
    void this.list?.start()
  },

  onRetry() {
    void this.list?.start()
  },

  onReachBottom() {
    void this.list?.loadMore()
  },

  onMore() {
    void this.list?.loadMore()
  },

  onGoHome() {
    goHome()
  },
})
