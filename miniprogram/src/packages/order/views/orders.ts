import type { Order, OrderLine, OrderStatus } from '../../../api/types'
import type { OrderNews } from '../../../data/early-news'
import { momentText } from '../../../lib/times'
import {
  orderMomentWords, orderNewsWords, orderStatusHints, orderStatusWords, refundStatusWords, refundedOrderWords,
} from './words'

export interface OrderCardView {
  readonly number: string
  readonly status: OrderStatus
  readonly statusText: string
  readonly placedText: string
  readonly lines: readonly { readonly number: number; readonly title: string; readonly quantity: number }[]
  readonly more: number
  readonly count: number
  readonly totalFen: number
  readonly isPayable: boolean
  readonly isClosed: boolean
}

/** A card shows three lines; the order itself shows them all. */
const linesOnCard = 3

export function orderCardOf(order: Order, news: OrderNews | null): OrderCardView {
  return {
    number: order.number,
    status: order.status,
    statusText: wordsOf(order, news).text,
    placedText: momentText(order.placedAt),
    lines: order.lines.slice(0, linesOnCard).map(({ number, title, quantity }) => ({ number, title, quantity })),
    more: Math.max(0, order.lines.length - linesOnCard),
    count: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    totalFen: order.totalFen,
    isPayable: order.status === 'awaitingPayment' && news === null,
    isClosed: order.status === 'closed',
  }
}

/** Closed with money in it means that all of it went back. */
function isRefunded(order: Order): boolean {
  return order.status === 'closed' && order.refundedFen > 0
}

function wordsOf(order: Order, news: OrderNews | null): { readonly text: string; readonly hint: string } {
  if (news !== null) return orderNewsWords[news]
  if (isRefunded(order)) return refundedOrderWords
  return { text: orderStatusWords[order.status], hint: orderStatusHints[order.status] }
}

export interface OrderView {
  readonly number: string
  readonly status: OrderStatus
  readonly statusText: string
  readonly statusHint: string
  readonly statusIcon: string
  readonly isPayable: boolean
  readonly isReceivable: boolean
  readonly isPaymentComing: boolean
  readonly isReceiptComing: boolean
  readonly receiver: string
  readonly phone: string
  readonly address: string
  readonly placedText: string
  readonly goodsFen: number
  readonly discountFen: number
  readonly freightFen: number
  readonly totalFen: number
  readonly totalLabel: string
  readonly refundedFen: number
  readonly lines: readonly LineView[]
  readonly timeline: readonly { readonly key: string; readonly text: string; readonly at: string }[]
  readonly refunds: readonly RefundView[]
  readonly parcels: readonly ParcelView[]
  readonly isMoreComing: boolean
  /** Paid, and in no parcel yet. */
  readonly isUnsent: boolean
}

export interface ParcelView {
  readonly number: number
  readonly carrier: string
  readonly trackingNo: string
}

export interface LineView {
  readonly number: number
  readonly title: string
  readonly householdName: string
  readonly quantity: number
  readonly unitPriceFen: number
  readonly paidFen: number
  readonly refundedFen: number
  readonly windowText: string
}

export interface RefundView {
  readonly outRefundNo: string
  readonly what: string
  readonly amountFen: number
  readonly freightFen: number
  readonly reason: string
  readonly statusText: string
  readonly isDeclined: boolean
  readonly declineText: string
  readonly at: string
}

const statusIcons: Readonly<Record<OrderStatus, string>> = {
  awaitingPayment: 'clock',
  paid: 'parcel',
  shipped: 'truck',
  completed: 'check',
  closed: 'close',
}

export function orderViewOf(order: Order, news: OrderNews | null): OrderView {
  const { address } = order
  const words = wordsOf(order, news)
  const isUnpaid = news === null && (order.status === 'awaitingPayment' || order.status === 'closed')
  return {
    number: order.number,
    status: order.status,
    statusText: words.text,
    statusHint: words.hint,
    statusIcon: news === 'received' ? statusIcons.completed : statusIcons[order.status],
    isPayable: order.status === 'awaitingPayment' && news === null,
    isUnsent: order.status === 'paid',
    isReceivable: order.status === 'shipped' && news === null,
    isPaymentComing: news === 'paid',
    isReceiptComing: news === 'received',
    receiver: address.receiver,
    phone: address.phone,
    address: `${address.province === address.city ? '' : address.province}${address.city}${address.detail}`,
    placedText: momentText(order.placedAt),
    goodsFen: order.goodsFen,
    discountFen: order.discountFen,
    freightFen: order.freightFen,
    totalFen: order.totalFen,
    totalLabel: isUnpaid && !isRefunded(order) ? '应付' : '实付',
    refundedFen: order.refundedFen,
    lines: order.lines.map(lineViewOf),
    // The server tells in order; here the newest stands on top.
    timeline: [...order.timeline]
      .reverse()
      .map(({ moment, at }) => ({ key: `${moment} ${at}`, text: orderMomentWords[moment], at: momentText(at) })),
    refunds: order.refunds.filter(isForShopper).map((refund) => ({
      outRefundNo: refund.outRefundNo,
      what: order.lines.find((line) => line.number === refund.lineNumber)?.title ?? '整单退款',
      amountFen: refund.amountFen,
      freightFen: refund.freightFen,
      reason: refund.reason,
      statusText: refundStatusWords[refund.status],
      isDeclined: refund.status === 'declined' && refund.declineReason !== null,
      declineText: refund.declineReason === null ? '' : `原因：${refund.declineReason}。有疑问请联系店家`,
      at: momentText(refund.succeededAt ?? refund.requestedAt),
    })),
    parcels: (order.shipment?.parcels ?? []).map(({ number, carrierName, trackingNo }) => ({
      number, carrier: carrierName, trackingNo,
    })),
    isMoreComing: order.shipment?.isAllSent === false,
  }
}

/** What the shop asked for by mistake and took back is no news for the shopper. */
function isForShopper(refund: Order['refunds'][number]): boolean {
  return refund.status !== 'declined' || refund.declineReason !== null
}

function lineViewOf(line: OrderLine): LineView {
  return {
    number: line.number,
    title: line.title,
    householdName: line.householdName,
    quantity: line.quantity,
    unitPriceFen: line.unitPriceFen,
    paidFen: line.paidFen,
    refundedFen: line.refundedFen,
    windowText: line.windowEndsAt === null ? '' : `${momentText(line.windowEndsAt)} 前可联系店家售后`,
  }
}
