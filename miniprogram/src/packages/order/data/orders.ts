import { get, request } from '../../../api/request'
import { Problem, weChatProblem } from '../../../lib/problem'
import type { Address, ClientPayment, Order, PlaceOrderRequest, Quote, QuoteRequest } from '../../../api/types'
import type { Cart } from '../../../data/cart'
import { requestLinesOf } from '../../../data/cart'
import { rememberNews } from '../../../data/early-news'

export function quote(cart: Cart): Promise<Quote> {
  const body: QuoteRequest = { lines: requestLinesOf(cart) }
  return request<Quote>({ method: 'POST', path: '/quotes', body, needsSession: true })
}

/** At exactly the total that the shopper saw; another price is refused and shown again. */
export function placeOrder(cart: Cart, address: Address, expectedTotalFen: number): Promise<Order> {
  const body: PlaceOrderRequest = { lines: requestLinesOf(cart), expectedTotalFen, address }
  return request<Order>({ method: 'POST', path: '/orders', body, needsSession: true, wish: 'place-order' })
}

export function getOrder(number: string): Promise<Order> {
  return get<Order>(`/orders/${encodeURIComponent(number)}`, { needsSession: true })
}

export function cancelOrder(number: string): Promise<Order> {
  return request<Order>({
    method: 'POST',
    path: `/orders/${encodeURIComponent(number)}/cancellation`,
    needsSession: true,
  })
}

/** Asks the server for the parameters and opens WeChat's pay sheet. */
export async function payOrder(number: string): Promise<void> {
  const payment = await request<ClientPayment>({
    method: 'POST',
    path: `/orders/${encodeURIComponent(number)}/payment`,
    needsSession: true,
  })
  await openPaySheet(payment)
  rememberNews(number, 'paid')
}

function openPaySheet(payment: ClientPayment): Promise<void> {
  return new Promise((resolve, reject) => {
    wx.requestPayment({
      timeStamp: payment.timeStamp,
      nonceStr: payment.nonceStr,
      package: payment.package,
      signType: signTypeOf(payment.signType),
      paySign: payment.paySign,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(weChatProblem(errMsg)),
    })
  })
}

function signTypeOf(said: string): 'MD5' | 'HMAC-SHA256' | 'RSA' {
  if (said === 'RSA' || said === 'MD5' || said === 'HMAC-SHA256') return said
  throw new Problem('wechat.failed', '支付参数不对，请更新小程序后再试', '', 0)
}
