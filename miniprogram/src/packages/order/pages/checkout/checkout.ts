import type { Address, Quote } from '../../../../api/types'
import type { Cart } from '../../../../data/cart'
import { readBuyNow, readCart, selectedOf, without, writeCart } from '../../../../data/cart'
import { goToCart, openOrders, replaceByPayResult } from '../../../../kit/navigation'
import { definePage } from '../../../../lib/define-page'
import { ask, say, sayProblem } from '../../../../lib/dialogs'
import type { LoadData } from '../../../../lib/loading'
import { failedBy, nothingYet } from '../../../../lib/loading'
import { formatFen } from '../../../../lib/money'
import type { Problem } from '../../../../lib/problem'
import { asProblem } from '../../../../lib/problem'
import { complaintAbout, emptyAddress, oneLineOf, readAddress, trimmed, writeAddress } from '../../data/address'
import { payOrder, placeOrder, quote } from '../../data/orders'

interface Data extends LoadData {
  // from the server
  readonly quote: Quote | null
  // state
  readonly isBusy: boolean
  readonly isEditing: boolean
  // form
  readonly address: Address
  // display
  readonly addressLine: string
  readonly cameFromCart: boolean
  /** What is wrong is mended where the lines came from, not by trying again. */
  readonly isMendedBefore: boolean
}

const initial: Data = {
  ...nothingYet,
  quote: null,
  isBusy: false,
  isEditing: false,
  address: emptyAddress,
  addressLine: '',
  cameFromCart: true,
  isMendedBefore: false,
}

/** Refusals that are mended in the cart or at the product. */
const mendedBefore: readonly string[] = [
  'catalog.product_off_shelf', 'catalog.out_of_stock', 'catalog.product_not_found', 'order.quantity_invalid',
  'order.cart_too_long', 'order.too_many_pieces_held',
]

/** Refusals that are mended by paying or cancelling what was ordered before. */
const mendedByPaying: readonly string[] = [
  'order.too_many_unpaid', 'order.too_many_an_hour', 'order.too_many_kinds_held',
]

definePage({
  data: initial,
  lines: [] as Cart,

  onLoad(query) {
    const cameFromCart = query['from'] !== 'now'
    this.lines = cameFromCart ? selectedOf(readCart()) : readBuyNow()
    const address = readAddress()
    this.setData({
      cameFromCart, address, addressLine: oneLineOf(address), isEditing: complaintAbout(address) !== null,
    })
  },

  load(): Promise<Quote | null> {
    return this.lines.length === 0 ? Promise.resolve(null) : quote(this.lines)
  },

  show(seen: Quote | null) {
    return seen === null ? null : { quote: seen }
  },

  failed(problem: Problem) {
    return { isMendedBefore: mendedBefore.includes(problem.code), ...failedBy(problem) }
  },

  onRetry() {
    if (this.data.isMendedBefore) this.onMend()
    else void this.startOver()
  },

  onMend() {
    if (this.data.cameFromCart) goToCart()
    else void wx.navigateBack()
  },

  onInput(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { part } = event.currentTarget.dataset as { part: keyof Address }
    this.setData({ [`address.${part}`]: event.detail.value })
  },

  onEditAddress() {
    this.setData({ isEditing: true })
  },

  onSaveAddress() {
    this.saveAddress()
  },

  saveAddress(): boolean {
    const address = trimmed(this.data.address)
    const complaint = complaintAbout(address)
    if (complaint !== null) {
      this.setData({ isEditing: true })
      say(complaint)
      return false
    }
    writeAddress(address)
    this.setData({ address, addressLine: oneLineOf(address), isEditing: false })
    return true
  },

  async onSubmit() {
    const seen = this.data.quote
    if (this.data.isBusy || seen === null || !this.saveAddress()) return
    this.setData({ isBusy: true })
    try {
      await this.place(seen.totalFen)
    } catch (thrown) {
      sayProblem(asProblem(thrown))
    } finally {
      this.setData({ isBusy: false })
    }
  },

  async place(expectedTotalFen: number): Promise<void> {
    try {
      const order = await placeOrder(this.lines, this.data.address, expectedTotalFen)
      this.forgetLines()
      await this.pay(order.number)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code === 'order.price_changed') await this.askAgain()
      else if (mendedByPaying.includes(problem.code)) await this.sendToUnpaid(problem)
      else if (problem.code === 'network') say('没有收到回音。再点一次就好，不会重复下单')
      else if (mendedBefore.includes(problem.code)) this.setData({ isMendedBefore: true, ...failedBy(problem) })
      else sayProblem(problem)
    }
  },

  /** The sentence says what is in the way; the button leads there. */
  async sendToUnpaid(problem: Problem): Promise<void> {
    if (await ask('先处理没付款的订单', problem.title, '去看看', '知道了')) openOrders('awaitingPayment')
  },

  /** The new total is shown before anybody agrees to it. */
  async askAgain(): Promise<void> {
    const now = await quote(this.lines)
    this.setData({ quote: now })
    const agreed = await ask('价格有变动', `现在一共 ${formatFen(now.totalFen)} 元，还要下单吗？`, '继续下单')
    if (agreed) await this.place(now.totalFen)
  },

  async pay(number: string): Promise<void> {
    try {
      await payOrder(number)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code !== 'wechat.cancelled') sayProblem(problem)
    }
    replaceByPayResult(number)
  },

  forgetLines() {
    if (this.data.cameFromCart) writeCart(without(readCart(), this.lines.map(({ skuId }) => skuId)))
  },
})
