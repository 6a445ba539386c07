import type { PaymentParameters } from '../sandbox'
import { cancelPayment, confirmTransfer, pay, SandboxRefused, seePayment, seeTransfer } from '../sandbox'
import { make } from '../screen'
import { type Options, Refused, answer } from './answer'
import { cover } from './dialogs'

interface Transfer extends Options {
  readonly mchId: string
  readonly appId: string
  readonly package: string
}

export const payment = {
  requestPayment: (options: Options & PaymentParameters) =>
    answer('requestPayment', options, () => sandboxed(() => payOnSheet(options))),
  requestMerchantTransfer: (options: Transfer) =>
    answer('requestMerchantTransfer', options, () => sandboxed(() => acceptOnSheet(options.package))),
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

async function acceptOnSheet(packageInfo: string): Promise<object> {
  const { remark, amountFen } = await seeTransfer(packageInfo)
  const isAgreed = await askOnSheet({
    title: '确认收款', what: remark, totalFen: amountFen, agree: '收款', decline: '取消',
  })
  if (!isAgreed) throw new Refused('cancel')
  await confirmTransfer(packageInfo)
  return {}
}

interface Sheet {
  readonly title: string
  readonly what: string
  readonly totalFen: number
  readonly agree: string
  readonly decline: string
}

function askOnSheet({ title, what, totalFen, agree, decline }: Sheet): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = make('div', 'pv-sheet pv-sheet--pay')
    const { close } = cover(sheet, 'dialog', title)
    const finish = (isAgreed: boolean) => () => {
      close()
      resolve(isAgreed)
    }
    const amount = make('div', 'pv-sheet__amount', (totalFen / 100).toFixed(2))
    const yes = make('button', 'pv-sheet__agree', agree)
    const no = make('button', 'pv-sheet__decline', decline)
    yes.addEventListener('click', finish(true))
    no.addEventListener('click', finish(false))
    sheet.append(
      make('h2', 'pv-sheet__title', title), make('div', 'pv-sheet__what', what), amount, yes, no,
      make('p', 'pv-sheet__note', '这是沙箱里的微信，不会动真的钱'),
    )
  })
}

async function sandboxed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof SandboxRefused || thrown instanceof TypeError) throw new Refused(thrown.message)
    throw thrown
  }
}
