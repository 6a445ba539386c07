import type { PaymentParameters, TransferParameters } from '../sandbox'
import { cancelPayment, confirmTransfer, pay, SandboxRefused, seePayment, seeTransfer } from '../sandbox'
import { type Options, Refused, answer } from './answer'
import { askOnSheet } from './sheet'

export const payment = {
  requestPayment: (options: Options & PaymentParameters) =>
    answer('requestPayment', options, () => sandboxed(() => payOnSheet(options))),
  requestMerchantTransfer: (options: Options & TransferParameters) =>
    answer('requestMerchantTransfer', options, () => sandboxed(() => acceptOnSheet(options))),
}

async function payOnSheet(asked: PaymentParameters): Promise<object> {
  const { timeStamp, nonceStr, signType, paySign } = asked
  const { payee, description, totalFen } = await seePayment(asked.package)
  const isAgreed = await askOnSheet({
    title: `付给 ${payee}`, what: description, totalFen, agree: '确认支付', decline: '取消',
  })
  if (!isAgreed) {
    await cancelPayment(asked.package)
    throw new Refused('cancel')
  }
  await pay({ timeStamp, nonceStr, package: asked.package, signType, paySign })
  return {}
}

async function acceptOnSheet(asked: TransferParameters): Promise<object> {
  const { remark, amountFen } = await seeTransfer(asked)
  const isAgreed = await askOnSheet({
    title: '确认收款', what: remark, totalFen: amountFen, agree: '收款', decline: '取消',
  })
  if (!isAgreed) throw new Refused('cancel')
  await confirmTransfer(asked.package)
  return {}
}

async function sandboxed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof SandboxRefused || thrown instanceof TypeError) throw new Refused(thrown.message)
    throw thrown
  }
}
