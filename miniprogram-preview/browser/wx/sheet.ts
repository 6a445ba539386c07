import { make } from '../screen'
import { cover } from './dialogs'

interface Sheet {
  readonly title: string
  readonly what: string
  /** Null where no money moves. */
  readonly totalFen: number | null
  readonly agree: string
  readonly decline: string
}

/** WeChat asks over the app, from the lower edge of the screen. */
export function askOnSheet({ title, what, totalFen, agree, decline }: Sheet): Promise<boolean> {
  return new Promise((resolve) => {
    const sheet = make('div', 'pv-sheet pv-sheet--pay')
    const { close } = cover(sheet, 'dialog', title)
    const finish = (isAgreed: boolean) => () => {
      close()
      resolve(isAgreed)
    }
    const yes = make('button', 'pv-sheet__agree', agree)
    const no = make('button', 'pv-sheet__decline', decline)
    yes.addEventListener('click', finish(true))
    no.addEventListener('click', finish(false))
    sheet.append(make('h2', 'pv-sheet__title', title), make('div', 'pv-sheet__what', what))
    if (totalFen !== null) sheet.append(make('div', 'pv-sheet__amount', (totalFen / 100).toFixed(2)))
    sheet.append(yes, no, make('p', 'pv-sheet__note', '这是沙箱里的微信，不会动真的钱'))
  })
}
