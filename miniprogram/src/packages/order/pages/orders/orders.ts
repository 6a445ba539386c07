import type { Order, OrderStatus } from '../../../../api/types'
import { newsOfOrder } from '../../../../data/early-news'
import { listOrders } from '../../../../data/order-list'
import { goHome } from '../../../../kit/navigation'
import { defineListPage } from '../../../../lib/define-page'
import type { GrowingData, Part } from '../../../../lib/growing-list'
import { nothingGrown } from '../../../../lib/growing-list'
import type { OrderCardView } from '../../views/orders'
import { orderCardOf } from '../../views/orders'
import { orderStatusWords } from '../../views/words'

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

defineListPage({
  data: initial,
  // What happened to an order on its page is seen when coming back.
  asks: 'onShow',

  onLoad(query) {
    const tab = statuses.find((status) => status === query['tab'])
    if (tab !== undefined) this.setData({ tab })
  },

  list(part: Part<Order>) {
    return listOrders(this.data.tab === 'all' ? undefined : this.data.tab, part)
  },

  showItems(orders: readonly Order[]) {
    return { orders: orders.map((order) => orderCardOf(order, newsOfOrder(order))) }
  },

  onTab(event: WechatMiniprogram.CustomEvent<{ value: Tab }>) {
    void this.startOver({ tab: event.detail.value })
  },

  onGoHome() {
    goHome()
  },
})
