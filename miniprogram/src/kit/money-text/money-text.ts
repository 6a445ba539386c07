import { moneyParts } from '../../lib/money'

Component({
  properties: {
    fen: { type: Number, value: 0 },
    size: { type: String, value: 'body' },
    /** Read out before the amount. */
    label: { type: String, value: '' },
    /** Ink instead of the price's colour: amounts of books, not prices. */
    plain: { type: Boolean, value: false },
  },
  data: { sign: '', yuan: '0', cents: '00', spoken: '' },
  observers: {
    'fen, label'(fen: number, label: string) {
      const { sign, yuan, fen: cents } = moneyParts(fen)
      const spoken = `${label}${sign === '' ? '' : '负'}${yuan}.${cents}元`
      this.setData({ sign, yuan, cents, spoken })
    },
  },
})
